package firn.bench.bulk;

import firn.bench.peer.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code tar} at both ends of a connection on loopback: the sender writes into the socket itself. */
public final class TarOverTcp {
    private static final int BUFFER = 256 << 10;

    private TarOverTcp() {}

    /** Seconds until all was unpacked, and until the disk had it. */
    public static Timed copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long start = System.nanoTime();
            String address = "/dev/tcp/127.0.0.1/" + listening.getLocalPort();
            Process sender = process("bash", "-c", "exec tar -C \"$1\" -cf - . > " + address, "tar", from.toString());
            Process receiver = process("tar", "-C", to.toString(), "-xf", "-");
            relay(listening, receiver);
            ended(sender);
            ended(receiver);
            double unpacked = (System.nanoTime() - start) / 1e9;
            flush(to);
            return new Timed(unpacked, (System.nanoTime() - start) / 1e9);
        }
    }

    /** The disk has all that the folder's file system holds. */
    static void flush(Path folder) throws IOException {
        Programs.ask(List.of("sync", "-f", folder.toString()), Map.of());
    }

    private static void relay(ServerSocket listening, Process receiver) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (Socket accepted = listening.accept();
                InputStream in = accepted.getInputStream();
                OutputStream out = receiver.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
    }

    private static Process process(String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void ended(Process process) throws IOException {
        try {
            if (process.waitFor() != 0) {
                throw new IOException("tar ended with " + process.exitValue());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while tar worked", interrupted);
        }
    }
}
