package firn.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import firn.bench.load.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Apache httpd with mod_dav on plain files, set up as kindly as it can be: event MPM with Debian's figures, unlimited
 * keep-alive, no access log, a password hash that costs nothing (SHA-1) and is remembered besides. It answers before the
 * disk has the bytes.
 */
public final class ApachePeer implements Peer {
    private static final String PROGRAM = "apache2";
    private static final String CONFIGURATION = """
            ServerRoot "@HOME@"
            ServerName 127.0.0.1
            Listen 127.0.0.1:@PORT@
            PidFile "@HOME@/httpd.pid"
            DefaultRuntimeDir "@HOME@"
            ErrorLog "@HOME@/error.log"
            LogLevel warn
            LoadModule mpm_event_module @MODULES@/mod_mpm_event.so
            LoadModule authn_core_module @MODULES@/mod_authn_core.so
            LoadModule authn_file_module @MODULES@/mod_authn_file.so
            LoadModule authz_core_module @MODULES@/mod_authz_core.so
            LoadModule authz_user_module @MODULES@/mod_authz_user.so
            LoadModule auth_basic_module @MODULES@/mod_auth_basic.so
            LoadModule socache_shmcb_module @MODULES@/mod_socache_shmcb.so
            LoadModule authn_socache_module @MODULES@/mod_authn_socache.so
            LoadModule dav_module @MODULES@/mod_dav.so
            LoadModule dav_fs_module @MODULES@/mod_dav_fs.so
            @USER@
            StartServers 2
            ThreadsPerChild 25
            MinSpareThreads 25
            MaxSpareThreads 75
            MaxRequestWorkers 150
            KeepAlive On
            MaxKeepAliveRequests 0
            KeepAliveTimeout 30
            LimitRequestBody 0
            AuthnCacheEnable
            AuthnCacheSOCache shmcb
            DavLockDB "@HOME@/lock/locks"
            DocumentRoot "@HOME@/files"
            <Directory "@HOME@/files">
              Options None
              AllowOverride None
              Dav On
              AuthType Basic
              AuthName bench
              AuthBasicProvider socache file
              AuthnCacheProvideFor file
              AuthUserFile "@HOME@/passwords"
              Require valid-user
            </Directory>
            """;

    private final Path modules;

    public ApachePeer(Path modules) {
        this.modules = modules;
    }

    @Override
    public String name() {
        return "Apache mod_dav";
    }

    @Override
    public Optional<String> missing() {
        if (Programs.find(PROGRAM).isEmpty() || !Files.exists(modules.resolve("mod_dav_fs.so"))) {
            return Optional.of("apache2 is not installed (as root the bench installs it from Debian's packages)");
        }
        return Optional.empty();
    }

    @Override
    public String version() throws IOException {
        String said = Programs.ask(List.of(program(), "-v"), Map.of());
        return said.lines().findFirst().orElse(said).replace("Server version: ", "");
    }

    @Override
    public Installed install(Path home) throws IOException {
        Target target = new Target(Programs.freeAddress(), "/", USER, PASSWORD);
        boolean root = "root".equals(System.getProperty("user.name"));
        for (String folder : List.of("files", "lock")) {
            Path made = Files.createDirectories(home.resolve(folder));
            if (root) {
                Files.setOwner(
                        made,
                        home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("www-data"));
            }
        }
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("passwords"), USER + ":{SHA}" + sha1(PASSWORD) + "\n");
        Path configuration = home.resolve("httpd.conf");
        Files.writeString(
                configuration,
                CONFIGURATION
                        .replace("@HOME@", home.toString())
                        .replace("@PORT@", Integer.toString(target.address().getPort()))
                        .replace("@MODULES@", modules.toString())
                        .replace("@USER@", root ? "User www-data\nGroup www-data" : ""));
        List<String> command = List.of(program(), "-D", "FOREGROUND", "-f", configuration.toString());
        return new Installed(command, Map.of(), target, home.resolve("output.log"));
    }

    private static String program() {
        return Programs.find(PROGRAM).map(Path::toString).orElse(PROGRAM);
    }

    private static String sha1(String password) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(password.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }
}
