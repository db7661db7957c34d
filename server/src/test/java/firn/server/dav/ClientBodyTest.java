package firn.server.dav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

final class ClientBodyTest {
    private long now;

    /** Gives one byte after so many milliseconds, for ever. */
    private ClientBody dripping(long millis) {
        return new ClientBody(
                new InputStream() {
                    @Override
                    public int read() {
                        now += millis;
                        return 'x';
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) {
                        if (length > 0) {
                            bytes[offset] = (byte) read();
                        }
                        return Math.min(1, length);
                    }
                },
                () -> java.time.Instant.ofEpochMilli(now));
    }

    @Test
    void whoDripsIsCutAfterAMinute() {
        ClientBody body = dripping(1000);
        assertThatThrownBy(body::readAllBytes).isInstanceOfSatisfying(BrokenBody.class, cut -> {
            assertThat(cut.refusal().code()).isEqualTo(408);
        });
        assertThat(now).isBetween(60_000L, 63_000L);
    }

    @Test
    void aSlowLineIsFastEnough() throws IOException {
        assertThat(dripping(1).readNBytes(300_000)).hasSize(300_000);
        assertThat(now).as("five minutes have passed").isEqualTo(300_000);
    }

    @Test
    void whatIsDoneWithTheBytesIsNotTheClientsTime() throws IOException {
        ClientBody body = dripping(1);
        for (int i = 0; i < 100; i++) {
            assertThat(body.read()).isEqualTo('x');
            now += 60_000;
        }
    }

    @Test
    void silenceIsA408() {
        ClientBody body = new ClientBody(
                new InputStream() {
                    @Override
                    public int read() {
                        throw new UncheckedIOException(new SocketTimeoutException("Read timed out"));
                    }
                },
                () -> java.time.Instant.EPOCH);
        assertThatThrownBy(body::read).isInstanceOfSatisfying(BrokenBody.class, cut -> {
            assertThat(cut.refusal().code()).isEqualTo(408);
        });
    }
}
