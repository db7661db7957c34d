package firn.clients.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;

/**
 * Apache's mod_dav as a private process: the reference peer that tells whether a test is right about the protocol.
 * Needs apache2 and root (its workers run as www-data).
 */
final class ApacheServer implements DavServer {
    private static final String USER = "admin@firn.test";
    private static final String PASSWORD = "Correct-horse-7-battery";

    private final Path home;
    private final ServerProcess process;
    private final int port = FreePort.find();

    private ApacheServer(Path home) throws IOException {
        this.home = home;
        Path files = Files.createDirectories(home.resolve("www/dav/1"));
        Path locks = Files.createDirectories(home.resolve("locks"));
        Files.writeString(home.resolve("users"), USER + ":" + sha1(PASSWORD) + "\n");
        Files.writeString(home.resolve("apache.conf"), configuration());
        giveToWorkers(home, home.resolve("www"), home.resolve("www/dav"), files, locks);
        process = ServerProcess.start(
                new ProcessBuilder(
                        "/usr/sbin/apache2", "-f", home.resolve("apache.conf").toString(), "-DFOREGROUND"),
                line -> line.contains("resuming normal operations"));
        process.awaitReady(Duration.ofSeconds(30));
    }

    static ApacheServer start() {
        try {
            return new ApacheServer(Folders.temporary("apache"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the reference peer", e);
        }
    }

    @Override
    public Target root() {
        return new Target(URI.create("http://127.0.0.1:" + port + "/dav/1/"), USER, PASSWORD);
    }

    @Override
    public Target files() {
        return root();
    }

    @Override
    public String lastWords() {
        return process.lastWords();
    }

    @Override
    public void close() {
        process.close();
        Folders.remove(home);
    }

    private String configuration() {
        return """
                ServerRoot %1$s
                ServerName 127.0.0.1
                Listen 127.0.0.1:%2$d
                PidFile %1$s/pid
                ErrorLog /dev/stderr
                LogLevel notice
                User www-data
                Group www-data
                LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
                LoadModule authn_core_module /usr/lib/apache2/modules/mod_authn_core.so
                LoadModule authn_file_module /usr/lib/apache2/modules/mod_authn_file.so
                LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                LoadModule authz_user_module /usr/lib/apache2/modules/mod_authz_user.so
                LoadModule auth_basic_module /usr/lib/apache2/modules/mod_auth_basic.so
                LoadModule dav_module /usr/lib/apache2/modules/mod_dav.so
                LoadModule dav_fs_module /usr/lib/apache2/modules/mod_dav_fs.so
                DocumentRoot %1$s/www
                DAVLockDB %1$s/locks/db
                <Directory %1$s/www>
                  Dav On
                  AuthType Basic
                  AuthName firn
                  AuthUserFile %1$s/users
                  <RequireAny>
                    Require method OPTIONS
                    Require valid-user
                  </RequireAny>
                </Directory>
                """.formatted(home, port);
    }

    private static void giveToWorkers(Path... paths) throws IOException {
        UserPrincipal workers =
                paths[0].getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("www-data");
        for (Path path : paths) {
            Files.setOwner(path, workers);
        }
    }

    private static String sha1(String password) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return "{SHA}" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
