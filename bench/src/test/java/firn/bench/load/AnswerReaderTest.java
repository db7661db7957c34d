package firn.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader finds each answer's end, however the bytes arrive. */
class AnswerReaderTest {
    private static final String TWO_ANSWERS =
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-LENGTH: 5\r\nX: y\r\n\r\nhello"
                    + "HTTP/1.1 207 Multi-Status\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "3\r\nabc\r\n1A;x=y\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\nTrailer: t\r\n\r\n"
                    + "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void readsAnswerAfterAnswerWhateverThePieces(int piece) throws IOException {
        AnswerReader reader = new AnswerReader(inPieces(TWO_ANSWERS, piece), 64);
        StringBuilder body = new StringBuilder();
        Sink sink = part -> body.append(ISO_8859_1.decode(part));

        assertThat(reader.read(sink)).isEqualTo(new Answer(200, 5, false));
        assertThat(reader.read(sink)).isEqualTo(new Answer(207, 29, false));
        assertThat(reader.read(sink)).isEqualTo(new Answer(204, 0, true));
        assertThat(body).hasToString("helloabcabcdefghijklmnopqrstuvwxyz");
    }

    @Test
    void anAnswerCutShortIsAnError() {
        AnswerReader reader = new AnswerReader(inPieces("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell", 9), 64);
        assertThatThrownBy(() -> reader.read(Sink.NOWHERE)).isInstanceOf(EOFException.class);
    }

    @Test
    void anAnswerWithoutEndIsAnError() {
        AnswerReader reader = new AnswerReader(inPieces("HTTP/1.1 200 OK\r\n\r\nhello", 9), 64);
        assertThatThrownBy(() -> reader.read(Sink.NOWHERE))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("neither Content-Length nor chunks");
    }

    private static ReadableByteChannel inPieces(String text, int piece) {
        ReadableByteChannel whole = Channels.newChannel(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
        return new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer target) throws IOException {
                int limit = target.limit();
                target.limit(Math.min(limit, target.position() + piece));
                int read = whole.read(target);
                target.limit(limit);
                return read;
            }

            @Override
            public boolean isOpen() {
                return whole.isOpen();
            }

            @Override
            public void close() throws IOException {
                whole.close();
            }
        };
    }
}
