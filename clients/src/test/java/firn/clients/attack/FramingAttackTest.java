package firn.clients.attack;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Ask;
import firn.clients.wire.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose length can be read in two ways, or in none. */
@Served
final class FramingAttackTest {
    private final Target files;

    FramingAttackTest(DavServer server) {
        files = server.files();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "99999999999999999999", "9223372036854775808", "0x10", "1 2", "five", "+5", "5, 6", ""})
    void aLengthThatIsNoneIsRefused(String length) {
        try (Siege siege = Siege.of(files)) {
            siege.repelled(
                    put(siege).line("Content-Length: " + length).bytes("hello".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding : chunked",
                "Content-Length : 5",
                "Content-Length: 5\r\n Transfer-Encoding: chunked\r\nBroken Header: 1"
            })
    void twoReadingsOfTheLengthAreRefused(String lines) {
        try (Siege siege = Siege.of(files)) {
            siege.repelled(
                    put(siege).line(lines).bytes("0\r\n\r\nGET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** RFC 9112 §6.1: with both, chunked rules or it is refused, and the connection is closed after the answer. */
    @Test
    void aRequestHiddenBehindTheEndOfChunksIsNotServed() throws IOException {
        try (Siege siege = Siege.of(files);
                Wire wire = Wire.to(files.base())) {
            String hidden = "MKCOL " + siege.http().target().path("smuggled/") + " HTTP/1.1\r\nHost: " + files.host()
                    + "\r\nAuthorization: " + files.basic() + "\r\nContent-Length: 0\r\n\r\n";
            byte[] body = ("0\r\n\r\n" + hidden).getBytes(StandardCharsets.UTF_8);
            Ask ask = siege.http()
                    .ask("PUT", "outer.txt")
                    .line("Content-Length: " + body.length)
                    .line("Transfer-Encoding: chunked")
                    .bytes(body);
            wire.head(ask);
            wire.write(ask.body());
            assertThat(servedAnswers(wire))
                    .as("the hidden request got no answer")
                    .isLessThanOrEqualTo(1);
            siege.http().delete("outer.txt");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\nhello\r\n0\r\n\r\n",
                "-5\r\nhello\r\n0\r\n\r\n",
                "ffffffffffffffffffff\r\nhello\r\n0\r\n\r\n",
                "5\r\nhel"
            })
    void brokenChunksLeaveTheOldContent(String chunks) {
        try (Siege siege = Siege.of(files)) {
            siege.repelled(
                    put(siege).line("Transfer-Encoding: chunked").bytes(chunks.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void aChunkWithALooseEndIsNoMoreThanItAnnounced() {
        try (Siege siege = Siege.of(files)) {
            Ask loose = siege.http()
                    .ask("PUT", "loose.txt")
                    .line("Transfer-Encoding: chunked")
                    .bytes("5\r\nhelloXX0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            siege.harmless(loose);
            assertThat(siege.http().get("loose.txt"))
                    .satisfies(
                            got -> assertThat(got.status() == 404 || got.text().equals("hello"))
                                    .as(got::all)
                                    .isTrue());
            siege.http().delete("loose.txt");
        }
    }

    private static Ask put(Siege siege) {
        return siege.http().ask("PUT", Siege.CANARY);
    }

    private static int servedAnswers(Wire wire) throws IOException {
        int served = 0;
        try {
            wire.finish();
            while (wire.answer("PUT").status() < 300) {
                served++;
            }
        } catch (EOFException | SocketException closed) {
            return served;
        }
        return served;
    }
}
