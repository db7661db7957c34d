package firn.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;

/** One keep-alive connection, used by one thread at a time. Reconnects when the server said it closes. */
public final class Connection implements AutoCloseable {
    private static final int BUFFER = 256 * 1024;

    private final InetSocketAddress address;
    private SocketChannel channel;
    private AnswerReader answers;

    public Connection(Target target) throws IOException {
        this.address = target.address();
        this.channel = open();
        this.answers = new AnswerReader(channel, BUFFER);
    }

    /** Sends the request, skips the answer's body. */
    public Answer exchange(Request request) throws IOException {
        return exchange(request, Sink.NOWHERE);
    }

    /** Sends the request and gives the answer's body to the sink. */
    public Answer exchange(Request request, Sink sink) throws IOException {
        send(request);
        return finish(request, sink);
    }

    /** Sends the request with the whole file as its body, straight from the page cache. */
    public Answer upload(Request head, FileChannel file) throws IOException {
        send(head);
        long size = file.size();
        for (long at = 0; at < size; ) {
            at += file.transferTo(at, size - at, channel);
        }
        return finish(head, Sink.NOWHERE);
    }

    private void send(Request request) throws IOException {
        ByteBuffer bytes = request.bytes().duplicate();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private Answer finish(Request request, Sink sink) throws IOException {
        Answer answer = answers.read(sink);
        if (!request.expected().contains(answer.status())) {
            throw new ProtocolException(request + " was answered " + answer.status());
        }
        if (answer.closes()) {
            channel.close();
            channel = open();
            answers = new AnswerReader(channel, BUFFER);
        }
        return answer;
    }

    private SocketChannel open() throws IOException {
        SocketChannel opened = SocketChannel.open(address);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return opened;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
