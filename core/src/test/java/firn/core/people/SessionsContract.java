package firn.core.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Directory} does with browser sessions; {@link DirectoryContract} has the rest. */
abstract class SessionsContract {
    static final Instant START = Instant.parse("2026-11-23T10:15:30.123Z");

    Instant now = START;
    Directory directory;
    Founding first;

    /** A directory without anybody in it. */
    protected abstract Directory directory(InstantSource clock);

    @BeforeEach
    void found() {
        directory = directory(() -> now);
        first = directory
                .found(
                        new NewAccount(new Email("Ada@Example.org"), "Ada", "hash-1"),
                        "Alpine Club",
                        "Club",
                        "community")
                .value();
    }

    @Test
    void sessionsAreFoundByTheirTokenUntilEnded() {
        var sessions = directory.sessions();
        long ada = first.account().id();
        var expires = START.plus(Duration.ofDays(30));
        var one = sessions.open(new NewSession(ada, "t1", "Firefox\n", expires)).value();
        assertThat(sessions.byToken("t1"))
                .contains(new BrowserSession(one.id(), ada, "Firefox ", START, START, expires));
        var two = sessions.open(new NewSession(ada, "t2", "Chromium", expires)).value();
        sessions.seen(one.id(), START.plusSeconds(7));
        assertThat(sessions.of(ada)).extracting(BrowserSession::id).containsExactly(one.id(), two.id());
        assertThat(sessions.end(999, one.id())).isFalse();
        assertThat(sessions.end(ada, one.id())).isTrue();
        assertThat(sessions.byToken("t1")).isEmpty();
        assertThat(sessions.byToken("t2")).isPresent();
        sessions.open(new NewSession(ada, "t3", "", expires)).value();
        assertThat(sessions.endAll(ada)).isEqualTo(2);
        assertThat(sessions.of(ada)).isEmpty();
        assertThat(sessions.open(new NewSession(999, "t4", "", expires))).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void oldSessionsAreForgotten() {
        var sessions = directory.sessions();
        long ada = first.account().id();
        sessions.open(new NewSession(ada, "expired", "", START.plusSeconds(10))).value();
        sessions.open(new NewSession(ada, "idle", "", START.plusSeconds(1000))).value();
        var used = sessions.open(new NewSession(ada, "used", "", START.plusSeconds(1000)))
                .value();
        sessions.seen(used.id(), START.plusSeconds(100));
        assertThat(sessions.forget(START.plusSeconds(11), START)).isOne();
        assertThat(sessions.byToken("expired")).isEmpty();
        assertThat(sessions.forget(START.plusSeconds(11), START.plusSeconds(50)))
                .isOne();
        assertThat(sessions.of(ada)).extracting(BrowserSession::id).containsExactly(used.id());
    }
}
