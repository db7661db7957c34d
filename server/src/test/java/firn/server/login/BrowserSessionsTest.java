package firn.server.login;

import static firn.server.login.Gatehouse.HOME;
import static firn.server.login.Gatehouse.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.people.BrowserSession;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserSessionsTest {
    private final Gatehouse gate = new Gatehouse();

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void aTokenLeadsToItsAccount() {
        var opened = open();
        assertThat(opened.token()).hasSize(43).isNotEqualTo(open().token());
        var found = gate.sessions.find(opened.token()).orElseThrow();
        assertThat(found.account()).isEqualTo(gate.first.account());
        assertThat(found.means())
                .isEqualTo(new Credentials.BySession(opened.session().id()));
        assertThat(opened.toString()).doesNotContain(opened.token());
        assertThat(gate.directory.sessions().byToken(opened.token()))
                .as("only a hash is kept")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ééééééééééééééééééééééééééééééééééééééééééé"
            })
    void otherTokensLeadNowhere(String token) {
        open();
        assertThat(gate.sessions.find(token)).isEmpty();
    }

    @Test
    void anEndedSessionStopsAtOnce() {
        var one = open();
        var two = open();
        gate.sessions.find(one.token());
        gate.sessions.find(two.token());
        assertThat(gate.sessions.end(gate.ada() + 1, one.session().id()))
                .as("somebody else's")
                .isFalse();
        assertThat(gate.sessions.end(gate.ada(), one.session().id())).isTrue();
        assertThat(gate.sessions.find(one.token())).isEmpty();
        assertThat(gate.sessions.find(two.token())).isPresent();
        assertThat(gate.sessions.endAll(gate.ada())).isOne();
        assertThat(gate.sessions.find(two.token())).isEmpty();
    }

    @Test
    void aSessionEndsWhenIdle() {
        var opened = open();
        gate.pass(BrowserSessions.IDLE.minusSeconds(1));
        assertThat(gate.sessions.find(opened.token())).isPresent();
        gate.pass(BrowserSessions.IDLE.minusSeconds(1));
        assertThat(gate.sessions.find(opened.token()))
                .as("it was used in between")
                .isPresent();
        gate.pass(BrowserSessions.IDLE);
        assertThat(gate.sessions.find(opened.token())).isEmpty();
        assertThat(gate.sessions.of(gate.ada())).isEmpty();
        gate.pass(Duration.ofSeconds(1));
        assertThat(gate.sessions.tidy()).isOne();
    }

    @Test
    void aSessionEndsAfterItsLongestTimeHoweverMuchUsed() {
        var opened = open();
        for (int day = 1; day < BrowserSessions.LONGEST.toDays(); day++) {
            gate.pass(Duration.ofDays(1));
            assertThat(gate.sessions.find(opened.token())).isPresent();
        }
        gate.pass(Duration.ofDays(1));
        assertThat(gate.sessions.find(opened.token())).isEmpty();
    }

    @Test
    void theUseOfASessionIsNotedNowAndThen() {
        var opened = open();
        var start = gate.now();
        gate.pass(Duration.ofMinutes(4));
        gate.sessions.find(opened.token());
        assertThat(gate.sessions.of(gate.ada()))
                .extracting(BrowserSession::lastSeenAt)
                .containsExactly(start);
        gate.pass(Duration.ofMinutes(2));
        gate.sessions.find(opened.token());
        assertThat(gate.sessions.of(gate.ada()))
                .extracting(BrowserSession::lastSeenAt)
                .containsExactly(gate.now());
    }

    @Test
    void aBlockedAccountIsSignedOut() {
        var opened = open();
        gate.sessions.find(opened.token());
        gate.keys.setBlocked(gate.ada(), true);
        assertThat(gate.sessions.find(opened.token())).isEmpty();
    }

    @Test
    void aNewPasswordSignsOutTheOtherBrowsers() {
        var mine = open();
        var other = open();
        gate.sessions.find(other.token());
        var usage = new Keyring.Usage(HOME, OptionalLong.of(mine.session().id()));
        assertThat(gate.keys.changePassword(gate.first.account(), "not the old one", "another password", usage))
                .isEqualTo(new Keyring.PasswordChange.Refused("The old password is wrong."));
        assertThat(gate.keys.changePassword(gate.first.account(), PASSWORD, "short", usage))
                .isInstanceOf(Keyring.PasswordChange.Refused.class);
        assertThat(gate.sessions.find(other.token())).isPresent();
        assertThat(gate.keys.changePassword(gate.first.account(), PASSWORD, "another password", usage))
                .isEqualTo(new Keyring.PasswordChange.Changed());
        assertThat(gate.sessions.find(mine.token())).isPresent();
        assertThat(gate.sessions.find(other.token())).isEmpty();
    }

    private BrowserSessions.Opened open() {
        return gate.sessions.open(gate.first.account(), "Firefox");
    }
}
