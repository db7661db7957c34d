package firn.server.login;

import static firn.server.login.Gatehouse.ADA;
import static firn.server.login.Gatehouse.HOME;
import static firn.server.login.Gatehouse.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second factor, and attacks on it. */
class TwoFactorTest {
    private static final Verdict WRONG_CODE = new Verdict.Refused(Verdict.Reason.WRONG_CODE);
    private static final Verdict NO_TICKET = new Verdict.Refused(Verdict.Reason.NO_TICKET);

    private final Gatehouse gate = new Gatehouse();

    @AfterEach
    void close() {
        gate.close();
    }

    private TwoFactor.Wish wish(String password) {
        return new TwoFactor.Wish(gate.first.account(), password, HOME);
    }

    private String ticket() {
        var verdict = gate.signIn.password(ADA, PASSWORD, HOME);
        assertThat(verdict).isInstanceOf(Verdict.SecondStep.class);
        return gate.secondStep.ask(((Verdict.SecondStep) verdict).account());
    }

    @Test
    void itIsBegunWithThePasswordAndOnWithTheFirstCode() {
        assertThat(gate.twoFactor.begin(wish("wrong password"))).isInstanceOf(TwoFactor.Result.Refused.class);
        var begun = (TwoFactor.Result.Begun) gate.twoFactor.begin(wish(PASSWORD));
        assertThat(begun.secret()).matches("[A-Z2-7]{32}");
        assertThat(begun.address())
                .isEqualTo("otpauth://totp/Firn:ada%40example.org?secret=" + begun.secret()
                        + "&issuer=Firn&algorithm=SHA1&digits=6&period=30");
        assertThat(gate.basic(ADA, PASSWORD)).as("not on yet").isInstanceOf(Verdict.SignedIn.class);
        assertThat(gate.twoFactor.confirm(gate.ada(), "000000")).isInstanceOf(TwoFactor.Result.Refused.class);
        var phone = new Gatehouse.Phone(begun.secret());
        var on = (TwoFactor.Result.On) gate.twoFactor.confirm(gate.ada(), phone.code(gate.now()));
        assertThat(on.recoveryCodes())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z1-9]{4}-[a-z1-9]{4}-[a-z1-9]{4}-[a-z1-9]{4}"));
        assertThat(gate.basic(ADA, PASSWORD))
                .as("the remembered password is forgotten")
                .isEqualTo(new Verdict.Refused(Verdict.Reason.WRONG));
        assertThat(gate.twoFactor.begin(wish(PASSWORD))).isInstanceOf(TwoFactor.Result.Refused.class);
    }

    @Test
    void rfc6238sOwnSecretGivesItsCodes() {
        var phone = new Gatehouse.Phone("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(phone.code(java.time.Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(new Totp().step(phone.secret(), "081804", java.time.Instant.ofEpochSecond(1_111_111_109), 0))
                .hasValue(1_111_111_109 / 30);
    }

    @Test
    void atRestTheSecretIsSealedAndTheCodesAreHashed() {
        var phone = gate.secondFactor();
        String kept = gate.store.secondFactors().of(gate.ada()).orElseThrow().secret();
        assertThat(kept).startsWith("v1.").doesNotContain(phone.secret());
        var sealer = new Sealer(new byte[32], new SecureRandom());
        assertThat(sealer.open(kept, "totp " + gate.ada())).isEqualTo(phone.secret());
        assertThatThrownBy(() -> sealer.open(kept, "totp 999")).isInstanceOf(IllegalStateException.class);
        byte[] other = new byte[32];
        other[0] = 1;
        assertThatThrownBy(() -> new Sealer(other, new SecureRandom()).open(kept, "totp " + gate.ada()))
                .isInstanceOf(IllegalStateException.class);
        String code = phone.paper().getFirst();
        assertThat(gate.store.secondFactors().spendRecovery(gate.ada(), code)).isFalse();
    }

    @Test
    void aCodeOfTheAppSignsInOnce() {
        var phone = gate.secondFactor();
        String code = phone.code(gate.now());
        String ticket = ticket();
        assertThat(gate.secondStep.finish(ticket, code)).isInstanceOf(Verdict.SignedIn.class);
        assertThat(gate.secondStep.finish(ticket, code)).as("the ticket again").isEqualTo(NO_TICKET);
        assertThat(gate.secondStep.finish(ticket(), code)).as("the code again").isEqualTo(WRONG_CODE);
        gate.pass(Duration.ofSeconds(30));
        assertThat(gate.secondStep.finish(ticket(), code)).as("still in time").isEqualTo(WRONG_CODE);
        assertThat(gate.secondStep.finish(ticket(), phone.code(gate.now()))).isInstanceOf(Verdict.SignedIn.class);
    }

    @Test
    void theCodeThatTurnedItOnIsSpent() {
        var begun = (TwoFactor.Result.Begun) gate.twoFactor.begin(wish(PASSWORD));
        String code = new Gatehouse.Phone(begun.secret()).code(gate.now());
        gate.twoFactor.confirm(gate.ada(), code);
        assertThat(gate.secondStep.finish(ticket(), code)).isEqualTo(WRONG_CODE);
    }

    @Test
    void ofManyAtOnceOneSignsIn() throws Exception {
        var phone = gate.secondFactor();
        String code = phone.code(gate.now());
        var tries = new ArrayList<Callable<Verdict>>();
        for (int i = 0; i < 5; i++) {
            String ticket = ticket();
            tries.add(() -> gate.secondStep.finish(ticket, code));
        }
        int in = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var verdict : threads.invokeAll(tries)) {
                in += verdict.get() instanceof Verdict.SignedIn ? 1 : 0;
            }
        }
        assertThat(in).isEqualTo(1);
    }

    @Test
    void clocksMayBeOffByAStepAndNoMore() {
        var phone = gate.secondFactor();
        gate.pass(Duration.ofMinutes(5));
        String ticket = ticket();
        assertThat(gate.secondStep.finish(ticket, phone.code(gate.now().minusSeconds(60))))
                .isEqualTo(WRONG_CODE);
        assertThat(gate.secondStep.finish(ticket, phone.code(gate.now().plusSeconds(60))))
                .isEqualTo(WRONG_CODE);
        assertThat(gate.secondStep.finish(ticket, phone.code(gate.now().plusSeconds(30))))
                .isInstanceOf(Verdict.SignedIn.class);
    }

    @Test
    void guessingCodesIsSlowedDownWhereverItComesFrom() {
        var phone = gate.secondFactor();
        int judged = 0;
        for (int i = 0; i < 1_000; i++) {
            String guess = String.format(java.util.Locale.ROOT, "%06d", i);
            judged +=
                    gate.secondStep.finish(gate.secondStep.ask(gate.first.account()), guess) instanceof Verdict.TooMany
                            ? 0
                            : 1;
        }
        assertThat(judged).isEqualTo(10);
        assertThat(gate.secondStep.finish(ticket(), phone.code(gate.now()))).isInstanceOf(Verdict.TooMany.class);
        assertThat(gate.twoFactor.end(wish(PASSWORD), phone.code(gate.now())))
                .as("nor by another way")
                .isInstanceOf(TwoFactor.Result.TooMany.class);
        gate.pass(Duration.ofMinutes(3));
        assertThat(gate.secondStep.finish(ticket(), phone.code(gate.now()))).isInstanceOf(Verdict.SignedIn.class);
    }

    @Test
    void aRecoveryCodeWorksOnce() {
        var phone = gate.secondFactor();
        String code = phone.paper().get(3);
        assertThat(gate.secondStep.finish(ticket(), code.toUpperCase(java.util.Locale.ROOT)))
                .isInstanceOf(Verdict.SignedIn.class);
        assertThat(gate.secondStep.finish(ticket(), code)).isEqualTo(WRONG_CODE);
        assertThat(gate.twoFactor.recoveryLeft(gate.ada())).isEqualTo(9);
    }

    @Test
    void newRecoveryCodesVoidTheOldOnes() {
        var phone = gate.secondFactor();
        var renewed = (TwoFactor.Result.On) gate.twoFactor.renewRecovery(wish(PASSWORD), phone.code(gate.now()));
        assertThat(gate.secondStep.finish(ticket(), phone.paper().getFirst())).isEqualTo(WRONG_CODE);
        assertThat(gate.secondStep.finish(ticket(), renewed.recoveryCodes().getFirst()))
                .isInstanceOf(Verdict.SignedIn.class);
    }

    @Test
    void itIsTurnedOffWithPasswordAndCodeTogether() {
        var phone = gate.secondFactor();
        assertThat(gate.twoFactor.end(wish("wrong password"), phone.code(gate.now())))
                .isInstanceOf(TwoFactor.Result.Refused.class);
        assertThat(gate.twoFactor.end(wish(PASSWORD), "123456")).isInstanceOf(TwoFactor.Result.Refused.class);
        assertThat(gate.twoFactor.isOn(gate.ada())).isTrue();
        assertThat(gate.twoFactor.end(wish(PASSWORD), phone.code(gate.now()))).isInstanceOf(TwoFactor.Result.Off.class);
        assertThat(gate.basic(ADA, PASSWORD)).isInstanceOf(Verdict.SignedIn.class);
        assertThat(gate.twoFactor.end(wish(PASSWORD), phone.code(gate.now())))
                .isInstanceOf(TwoFactor.Result.Refused.class);
    }

    @Test
    void aTicketIsGoodForFiveMinutes() {
        var phone = gate.secondFactor();
        String ticket = ticket();
        gate.pass(SecondStep.GOOD_FOR);
        assertThat(gate.secondStep.finish(ticket, phone.code(gate.now()))).isEqualTo(NO_TICKET);
    }

    @Test
    void aBlockedAccountsTicketIsWorthNothing() {
        var phone = gate.secondFactor();
        String ticket = ticket();
        gate.keys.setBlocked(gate.ada(), true);
        assertThat(gate.secondStep.finish(ticket, phone.code(gate.now()))).isEqualTo(NO_TICKET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "12345", "1234567", "abcdef", "\u0661\u0662\u0663\u0664\u0665\u0666", "' OR 1=1 --"})
    void whatIsNoCodeIsRefused(String code) {
        gate.secondFactor();
        assertThat(gate.secondStep.finish(ticket(), code)).isEqualTo(WRONG_CODE);
        assertThat(gate.secondStep.finish(code, "123456")).isEqualTo(NO_TICKET);
    }

    @Test
    void aTicketForAnOlderPasswordIsWorthNothing() {
        var phone = gate.secondFactor();
        String ticket = ticket();
        gate.keys.resetPassword(gate.first.account(), "a quite different phrase");
        assertThat(gate.secondStep.finish(ticket, phone.code(gate.now()))).isEqualTo(NO_TICKET);
    }
}
