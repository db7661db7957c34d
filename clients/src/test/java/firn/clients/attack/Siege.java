package firn.clients.attack;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.Ask;
import firn.clients.wire.MultiStatus;
import firn.clients.wire.RawHttp;
import firn.clients.wire.Scratch;
import firn.clients.wire.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A folder with one file in it, attacked. Closing checks that the file is as it was, alone, and still served. */
final class Siege implements AutoCloseable {
    static final String CANARY = "canary.txt";
    private static final String SONG = "still singing";
    private static final List<String> SECRETS = List.of(
            "exception",
            "\tat ",
            " at firn.",
            "java.",
            "io.helidon",
            "sqlite",
            "select ",
            "/tmp/",
            "/home/",
            "/var/",
            "root:x:0:0",
            ".pack");

    private final Scratch scratch;

    private Siege(Scratch scratch) {
        this.scratch = scratch;
    }

    static Siege of(Target files) {
        Siege siege = new Siege(Scratch.in(files, "siege"));
        assertThat(siege.http().put(CANARY, SONG).status()).isEqualTo(201);
        return siege;
    }

    RawHttp http() {
        return scratch.http();
    }

    /** Sends it, and fails unless it is refused in words that tell nothing about the inside. */
    Answer refused(Ask ask) {
        Answer answer = http().send(ask);
        assertRefusal(ask, answer);
        if (!ask.method().equals("HEAD")) {
            assertThat(answer.text())
                    .as(() -> title(ask) + " is refused without a word")
                    .isNotBlank();
        }
        return answer;
    }

    /** For what breaks HTTP itself: refused, or the connection closed without an answer. */
    void repelled(Ask ask) {
        answerOrHangup(ask).ifPresent(answer -> assertRefusal(ask, answer));
    }

    /** Sends it and fails only if the answer is a server error or tells secrets: both yes and no are right. */
    Answer harmless(Ask ask) {
        Answer answer = http().send(ask);
        assertThat(answer.status()).as(() -> title(ask) + "\n" + answer.all()).isLessThan(500);
        assertTellsNothing(ask, answer);
        return answer;
    }

    @Override
    public void close() {
        assertThat(http().get(CANARY).text()).isEqualTo(SONG);
        MultiStatus listing = MultiStatus.of(http().propfind("", "1", "<D:getetag/>"));
        assertThat(listing.hrefs())
                .containsExactlyInAnyOrder(
                        http().target().path(""), http().target().path(CANARY));
        scratch.close();
    }

    private Optional<Answer> answerOrHangup(Ask ask) {
        try (Wire wire = Wire.to(http().target().base())) {
            wire.head(ask);
            wire.write(ask.body());
            wire.finish();
            return Optional.of(wire.answer(ask.method()));
        } catch (EOFException | SocketException hungUp) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(title(ask), e);
        }
    }

    private static void assertRefusal(Ask ask, Answer answer) {
        assertThat(answer.status())
                .as(() -> title(ask) + "\n" + answer.all())
                .isBetween(400, 599)
                .isNotEqualTo(500);
        assertTellsNothing(ask, answer);
    }

    private static void assertTellsNothing(Ask ask, Answer answer) {
        String said = answer.all().toLowerCase(Locale.ROOT);
        assertThat(SECRETS).as(() -> title(ask) + "\n" + answer.all()).noneMatch(said::contains);
    }

    private static String title(Ask ask) {
        String all = ask.method() + " " + ask.path() + " "
                + ask.without("Authorization").headers();
        return all.length() <= 300 ? all : all.substring(0, 300) + "…";
    }
}
