package firn.server.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on this machine that takes everything and keeps it (as much of RFC 5321 as that needs). */
final class SmtpSink implements AutoCloseable {
    private final ServerSocket socket;
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();

    SmtpSink() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> letters() {
        return letters;
    }

    List<String> commands() {
        return commands;
    }

    private void serve() {
        try {
            while (true) {
                try (Socket guest = socket.accept()) {
                    talk(guest);
                }
            }
        } catch (SocketException closed) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void talk(Socket guest) throws IOException {
        var in = new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.UTF_8));
        say(guest, "220 sink");
        String line;
        while ((line = in.readLine()) != null) {
            commands.add(line);
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "DATA" -> {
                    say(guest, "354 go on");
                    letters.add(letter(in));
                    say(guest, "250 kept");
                }
                case "QUIT" -> {
                    say(guest, "221 bye");
                    return;
                }
                default -> say(guest, "250 fine");
            }
        }
    }

    private static String letter(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        String line;
        while ((line = in.readLine()) != null && !line.equals(".")) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void say(Socket guest, String line) throws IOException {
        OutputStream out = guest.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
