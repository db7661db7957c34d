package firn.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Certificates for tests, made by openssl. */
public final class Openssl {
    private static final List<String> EC = List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1");

    private final Path folder;

    /** Skips the test where there is no openssl. */
    public Openssl(Path folder) {
        this.folder = folder;
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not there (server/packages.txt)");
    }

    /** {@code NAME.crt} and {@code NAME.key}, the key in PKCS#8 and of the kind that {@code openssl req} is told. */
    public void certificate(String name, String... kind) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=" + name));
        command.addAll(List.of("-addext", "subjectAltName=DNS:localhost,DNS:*.connect.localhost,IP:127.0.0.1"));
        command.addAll(kind.length == 0 ? EC : List.of(kind));
        command.addAll(List.of("-keyout", name + ".key", "-out", name + ".crt"));
        run(command.toArray(String[]::new));
    }

    public void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
