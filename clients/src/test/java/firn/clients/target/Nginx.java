package firn.clients.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Debian's nginx before Firn, as {@code packaging/nginx.conf} has it, with a certificate of its own; without TLS as well. */
public final class Nginx implements AutoCloseable {
    private final Path home = Folders.temporary("nginx");
    private final int secure = FreePort.find();
    private final int plain = FreePort.find();
    private final ServerProcess process;

    private Nginx(FirnServer firn) throws IOException {
        String ours = Files.readString(Path.of("..", "packaging", "nginx.conf"))
                .replace(
                        "listen 443 ssl http2;",
                        "listen 127.0.0.1:" + secure + " ssl http2; listen 127.0.0.1:" + plain + ";")
                .replace("/etc/letsencrypt/live/drive.example.org/", home + "/")
                .replace("127.0.0.1:8420", firn.address().getAuthority());
        Files.writeString(home.resolve("nginx.conf"), frame() + "http {\n" + temporary() + ours + "}\n");
        certificate();
        process = ServerProcess.start(
                new ProcessBuilder(
                        "/usr/sbin/nginx",
                        "-p",
                        home.toString(),
                        "-c",
                        home.resolve("nginx.conf").toString()),
                line -> line.contains("start worker process "));
        process.awaitReady(Duration.ofSeconds(30));
    }

    public static Nginx before(FirnServer firn) {
        try {
            return new Nginx(firn);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start nginx", e);
        }
    }

    private String frame() {
        return "daemon off;\nuser root;\nworker_processes 1;\npid " + home + "/pid;\nerror_log stderr notice;\n"
                + "events { worker_connections 256; }\n";
    }

    private String temporary() {
        StringBuilder lines = new StringBuilder("access_log off;\n");
        for (String what : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            lines.append(what).append("_temp_path ").append(home.resolve(what)).append(";\n");
        }
        return lines.toString();
    }

    private void certificate() throws IOException {
        Process made = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-nodes",
                        "-newkey",
                        "rsa:2048",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=nginx",
                        "-addext",
                        "subjectAltName=IP:127.0.0.1",
                        "-keyout",
                        home.resolve("privkey.pem").toString(),
                        "-out",
                        home.resolve("fullchain.pem").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        made.onExit().join();
    }

    /** The certificate that clients must trust. */
    public Path certificateFile() {
        return home.resolve("fullchain.pem");
    }

    /** The same place through nginx, without TLS. */
    public Target plain(Target direct) {
        return through(direct, "http", plain);
    }

    /** The same place through nginx. */
    public Target secure(Target direct) {
        return through(direct, "https", secure);
    }

    private static Target through(Target direct, String scheme, int port) {
        return new Target(
                URI.create(scheme + "://127.0.0.1:" + port + direct.base().getRawPath()),
                direct.user(),
                direct.password());
    }

    @Override
    public void close() {
        process.close();
        Folders.remove(home);
    }
}
