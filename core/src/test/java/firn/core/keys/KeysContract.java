package firn.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.people.Answer;
import firn.core.people.Directory;
import firn.core.people.Email;
import firn.core.people.Founding;
import firn.core.people.Limits;
import firn.core.people.NewAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Keys} does, whatever it is made of. */
public abstract class KeysContract {
    private static final Instant START = Instant.parse("2026-11-23T10:15:30.123Z");
    private static final Instant LATER = START.plusSeconds(600);
    private static final long NOBODY = 999;

    private Directory directory;
    private Keys keys;
    private Founding first;
    private long ada;
    private long bob;

    /** A directory without anybody in it, and the keys of its accounts. */
    public record Stores(Directory directory, Keys keys) {}

    protected abstract Stores stores(InstantSource clock);

    @BeforeEach
    void found() {
        Stores stores = stores(() -> START);
        directory = stores.directory();
        keys = stores.keys();
        first = directory
                .found(new NewAccount(new Email("ada@example.org"), "Ada", "hash"), "Club", "Club", "community")
                .value();
        ada = first.account().id();
        bob = directory
                .accounts()
                .create(new NewAccount(new Email("bob@example.org"), "Bob", "hash"))
                .value()
                .id();
    }

    @Test
    void aSecondFactorIsOnOnceConfirmed() {
        var factors = keys.secondFactors();
        factors.begin(ada, "old").value();
        var pending = factors.begin(ada, "sealed").value();
        assertThat(pending).isEqualTo(new SecondFactor(ada, "sealed", false, 0));
        assertThat(factors.spend(ada, 5)).as("not on yet").isFalse();
        assertThat(factors.confirm(new SecondFactor(ada, "old", false, 0), 5, List.of()))
                .as("another secret took its place")
                .isFalse();
        assertThat(factors.confirm(pending, 5, List.of("r1", "r2"))).isTrue();
        assertThat(factors.confirm(pending, 6, List.of())).isFalse();
        assertThat(factors.of(ada)).contains(new SecondFactor(ada, "sealed", true, 5));
        assertThat(directory.accounts().byId(ada).orElseThrow().twoFactor()).isTrue();
        assertThat(factors.begin(ada, "other")).isInstanceOf(Answer.Refused.class);
        assertThat(factors.begin(NOBODY, "other")).isInstanceOf(Answer.Missing.class);
        assertThat(factors.of(bob)).isEmpty();
    }

    @Test
    void aTimeStepIsSpentOnceAndNeverGoesBack() {
        var factors = keys.secondFactors();
        factors.confirm(factors.begin(ada, "sealed").value(), 5, List.of());
        assertThat(factors.spend(ada, 5)).isFalse();
        assertThat(factors.spend(ada, 4)).isFalse();
        assertThat(factors.spend(ada, 7)).isTrue();
        assertThat(factors.spend(ada, 6)).isFalse();
        assertThat(factors.spend(bob, 6)).isFalse();
    }

    @Test
    void aRecoveryCodeIsSpentOnce() {
        var factors = keys.secondFactors();
        assertThat(factors.replaceRecovery(ada, List.of("r1"))).as("none is on").isFalse();
        factors.confirm(factors.begin(ada, "sealed").value(), 5, List.of("r1", "r2"));
        assertThat(factors.recoveryLeft(ada)).isEqualTo(2);
        assertThat(factors.spendRecovery(bob, "r1")).isFalse();
        assertThat(factors.spendRecovery(ada, "r1")).isTrue();
        assertThat(factors.spendRecovery(ada, "r1")).isFalse();
        assertThat(factors.recoveryLeft(ada)).isEqualTo(1);
        assertThat(factors.replaceRecovery(ada, List.of("r3", "r4", "r5"))).isTrue();
        assertThat(factors.spendRecovery(ada, "r2")).isFalse();
        assertThat(factors.recoveryLeft(ada)).isEqualTo(3);
    }

    @Test
    void aSecondFactorThatIsOffLeavesNothing() {
        var factors = keys.secondFactors();
        factors.confirm(factors.begin(ada, "sealed").value(), 5, List.of("r1"));
        assertThat(factors.remove(ada)).isTrue();
        assertThat(factors.remove(ada)).isFalse();
        assertThat(factors.of(ada)).isEmpty();
        assertThat(factors.recoveryLeft(ada)).isZero();
        assertThat(factors.spend(ada, 9)).isFalse();
        assertThat(directory.accounts().byId(ada).orElseThrow().twoFactor()).isFalse();
    }

    @Test
    void passkeysAreFoundByCredentialUntilRemoved() {
        var passkeys = keys.passkeys();
        var credential = new Credential("cred", "key", 0);
        var phone = passkeys.add(ada, " Phone ", credential).value();
        assertThat(phone).isEqualTo(new Passkey(phone.id(), ada, "Phone", credential, START, Optional.empty()));
        var laptop =
                passkeys.add(ada, "Laptop", new Credential("cred2", "key", 4)).value();
        assertThat(passkeys.of(ada)).containsExactly(laptop, phone);
        assertThat(passkeys.byCredential("cred")).contains(phone);
        assertThat(passkeys.add(bob, "Mine", credential)).isInstanceOf(Answer.Taken.class);
        assertThat(passkeys.add(NOBODY, "Mine", new Credential("c3", "key", 0))).isInstanceOf(Answer.Missing.class);
        assertThatThrownBy(() -> passkeys.add(ada, " ", new Credential("c3", "key", 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(passkeys.rename(bob, phone.id(), "x")).isInstanceOf(Answer.Missing.class);
        assertThat(passkeys.rename(ada, phone.id(), "Old phone").value().name()).isEqualTo("Old phone");
        assertThat(passkeys.remove(bob, phone.id())).isFalse();
        assertThat(passkeys.remove(ada, phone.id())).isTrue();
        assertThat(passkeys.byCredential("cred")).isEmpty();
    }

    @Test
    void aPasskeysCounterGrowsOrIsNeverCounted() {
        var passkeys = keys.passkeys();
        long counting =
                passkeys.add(ada, "Key", new Credential("c1", "key", 4)).value().id();
        assertThat(passkeys.used(counting, 4, LATER)).isFalse();
        assertThat(passkeys.used(counting, 3, LATER)).isFalse();
        assertThat(passkeys.used(counting, 0, LATER)).isFalse();
        assertThat(passkeys.used(counting, 5, LATER)).isTrue();
        var used = passkeys.byCredential("c1").orElseThrow();
        assertThat(used.credential().counter()).isEqualTo(5);
        assertThat(used.lastUsedAt()).contains(LATER);
        long plain = passkeys.add(ada, "Phone", new Credential("c2", "key", 0))
                .value()
                .id();
        assertThat(passkeys.used(plain, 0, LATER)).isTrue();
        assertThat(passkeys.used(plain, 0, LATER)).isTrue();
        assertThat(passkeys.used(NOBODY, 9, LATER)).isFalse();
    }

    @Test
    void aTicketIsTakenOnceForItsUse() {
        var tickets = keys.tickets();
        var ticket = new Ticket(Ticket.Use.PASSWORD_RESET, Optional.of(ada), "note", LATER);
        tickets.issue("t1", ticket);
        assertThat(tickets.look(Ticket.Use.PASSWORD_RESET, "t1", START)).contains(ticket);
        assertThat(tickets.look(Ticket.Use.SECOND_STEP, "t1", START)).isEmpty();
        assertThat(tickets.take(Ticket.Use.SECOND_STEP, "t1", START)).isInstanceOf(Tickets.Taking.Unknown.class);
        assertThat(tickets.take(Ticket.Use.PASSWORD_RESET, "t2", START)).isInstanceOf(Tickets.Taking.Unknown.class);
        assertThat(tickets.take(Ticket.Use.PASSWORD_RESET, "t1", START)).isEqualTo(new Tickets.Taking.Taken(ticket));
        assertThat(tickets.take(Ticket.Use.PASSWORD_RESET, "t1", START)).isEqualTo(new Tickets.Taking.Spent(ticket));
        assertThat(tickets.look(Ticket.Use.PASSWORD_RESET, "t1", START)).isEmpty();
        assertThatThrownBy(() -> tickets.issue("t1", ticket)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ticketsExpireAndAreVoided() {
        var tickets = keys.tickets();
        tickets.issue("t1", new Ticket(Ticket.Use.PASSWORD_RESET, Optional.of(ada), "", LATER));
        tickets.issue("t2", new Ticket(Ticket.Use.PASSWORD_RESET, Optional.of(ada), "", LATER.plusSeconds(9)));
        tickets.issue("t3", new Ticket(Ticket.Use.PASSKEY_SIGN_IN, Optional.empty(), "", LATER));
        assertThat(tickets.take(Ticket.Use.PASSWORD_RESET, "t1", LATER)).isInstanceOf(Tickets.Taking.Unknown.class);
        assertThat(tickets.voidAll(Ticket.Use.PASSWORD_RESET, bob)).isZero();
        assertThat(tickets.voidAll(Ticket.Use.PASSWORD_RESET, ada)).isEqualTo(2);
        assertThat(tickets.look(Ticket.Use.PASSWORD_RESET, "t2", START)).isEmpty();
        assertThat(tickets.look(Ticket.Use.PASSKEY_SIGN_IN, "t3", START)).isPresent();
        assertThat(tickets.forget(LATER)).isZero();
        assertThat(tickets.forget(LATER.plusMillis(1))).isEqualTo(1);
    }

    @Test
    void ofManyWhoAskAtOnceOneGetsTheTicket() throws Exception {
        var tickets = keys.tickets();
        tickets.issue("t1", new Ticket(Ticket.Use.AUTHORIZATION_CODE, Optional.of(ada), "", LATER));
        var asks = new ArrayList<Callable<Tickets.Taking>>();
        for (int i = 0; i < 16; i++) {
            asks.add(() -> tickets.take(Ticket.Use.AUTHORIZATION_CODE, "t1", START));
        }
        int taken = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var taking : threads.invokeAll(asks)) {
                taken += taking.get() instanceof Tickets.Taking.Taken ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(1);
    }

    private Device open(long account, String prefix) {
        var device = new NewDevice(account, new Program("firn-cli", "desk\n"), Limits.NONE, prefix + "-origin");
        return keys.devices().open(device, pair(prefix)).value();
    }

    private static TokenPair pair(String prefix) {
        return new TokenPair(
                new TokenPair.Half(prefix + "-access", START.plusSeconds(60)),
                new TokenPair.Half(prefix + "-refresh", START.plusSeconds(3600)));
    }

    @Test
    void aDeviceIsFoundByItsAccessTokenUntilThatExpires() {
        var devices = keys.devices();
        Device desk = open(ada, "a");
        assertThat(desk)
                .isEqualTo(new Device(
                        desk.id(), ada, new Program("firn-cli", "desk"), Limits.NONE, START, Optional.empty()));
        assertThat(devices.byAccess("a-access", START)).contains(desk);
        assertThat(devices.byAccess("a-refresh", START))
                .as("a refresh token opens nothing")
                .isEmpty();
        assertThat(devices.byAccess("a-access", START.plusSeconds(60))).isEmpty();
        devices.used(desk.id(), LATER);
        assertThat(devices.byAccess("a-access", START).flatMap(Device::lastUsedAt))
                .contains(LATER);
        var limits = new Limits(Optional.of(first.drive().id()), true);
        var limited = devices.open(new NewDevice(ada, new Program("firn-cli", "b"), limits, "o"), pair("b"))
                .value();
        assertThat(limited.limits()).isEqualTo(limits);
        assertThat(devices.of(ada)).extracting(Device::id).containsExactly(limited.id(), desk.id());
    }

    @Test
    void aDeviceNeedsItsAccountAndItsDrive() {
        var devices = keys.devices();
        var nobodys = new NewDevice(NOBODY, new Program("firn-cli", "x"), Limits.NONE, "o");
        assertThat(devices.open(nobodys, pair("a"))).isInstanceOf(Answer.Missing.class);
        var nowhere = new NewDevice(ada, new Program("firn-cli", "x"), new Limits(Optional.of(NOBODY), false), "o");
        assertThat(devices.open(nowhere, pair("a"))).isInstanceOf(Answer.Missing.class);
        assertThat(devices.of(ada)).isEmpty();
        assertThat(devices.byAccess("a-access", START)).isEmpty();
    }

    @Test
    void aRefreshTokenWorksOnceAndTheSecondTimeEndsTheDevice() {
        var devices = keys.devices();
        Device desk = open(ada, "a");
        assertThat(devices.refresh("a-access", "firn-cli", pair("x"), START))
                .isInstanceOf(Devices.Refreshing.Unknown.class);
        assertThat(devices.refresh("a-refresh", "other", pair("x"), START))
                .isInstanceOf(Devices.Refreshing.Unknown.class);
        assertThat(devices.refresh("a-refresh", "firn-cli", pair("b"), START))
                .isEqualTo(new Devices.Refreshing.Refreshed(desk));
        assertThat(devices.byAccess("b-access", START)).contains(desk);
        assertThat(devices.refresh("b-refresh", "firn-cli", pair("c"), START))
                .isInstanceOf(Devices.Refreshing.Refreshed.class);
        assertThat(devices.refresh("a-refresh", "firn-cli", pair("d"), START))
                .isEqualTo(new Devices.Refreshing.Reused(desk));
        assertThat(devices.byAccess("c-access", START)).isEmpty();
        assertThat(devices.byAccess("d-access", START)).isEmpty();
        assertThat(devices.refresh("c-refresh", "firn-cli", pair("e"), START))
                .isInstanceOf(Devices.Refreshing.Unknown.class);
        assertThat(devices.of(ada)).isEmpty();
    }

    @Test
    void anExpiredRefreshTokenIsNone() {
        open(ada, "a");
        assertThat(keys.devices().refresh("a-refresh", "firn-cli", pair("b"), START.plusSeconds(3600)))
                .isInstanceOf(Devices.Refreshing.Unknown.class);
        assertThat(keys.devices().of(ada)).hasSize(1);
    }

    @Test
    void devicesAreRevokedInEveryWay() {
        var devices = keys.devices();
        Device one = open(ada, "a");
        assertThat(devices.revoke(bob, one.id())).isFalse();
        assertThat(devices.revoke(ada, one.id())).isTrue();
        assertThat(devices.revoke(ada, one.id())).isFalse();
        assertThat(devices.byAccess("a-access", START)).isEmpty();
        Device two = open(ada, "b");
        assertThat(devices.revokeByOrigin("nothing")).isEmpty();
        assertThat(devices.revokeByOrigin("b-origin")).contains(two);
        Device three = open(ada, "c");
        assertThat(devices.revokeByToken("c-refresh", "other")).isEmpty();
        assertThat(devices.revokeByToken("c-refresh", "firn-cli")).contains(three);
        open(ada, "d");
        open(ada, "e");
        open(bob, "f");
        assertThat(devices.revokeAll(ada)).isEqualTo(2);
        assertThat(devices.of(ada)).isEmpty();
        assertThat(devices.of(bob)).hasSize(1);
    }

    @Test
    void oldTokensAreForgottenAndDevicesWithThem() {
        open(ada, "a");
        assertThat(keys.devices().forget(START.plusSeconds(61))).isEqualTo(1);
        assertThat(keys.devices().of(ada)).hasSize(1);
        assertThat(keys.devices().forget(START.plusSeconds(3601))).isEqualTo(1);
        assertThat(keys.devices().of(ada)).isEmpty();
    }

    private static NewDeviceRequest request(String prefix) {
        var codes = new NewDeviceRequest.Codes(prefix + "-device", prefix + "-user");
        return new NewDeviceRequest(codes, new Program("firn-cli", "desk"), Limits.NONE, LATER);
    }

    private DeviceRequests.Poll poll(String prefix, long afterSeconds) {
        return keys.deviceRequests()
                .poll(prefix + "-device", "firn-cli", Duration.ofSeconds(5), START.plusSeconds(afterSeconds));
    }

    @Test
    void anApprovedRequestIsHeardOnce() {
        var requests = keys.deviceRequests();
        assertThat(requests.open(request("a"))).isTrue();
        assertThat(requests.open(request("a"))).isFalse();
        assertThat(poll("a", 0)).isInstanceOf(DeviceRequests.Poll.Pending.class);
        assertThat(poll("a", 3)).isInstanceOf(DeviceRequests.Poll.TooSoon.class);
        assertThat(poll("a", 8)).isInstanceOf(DeviceRequests.Poll.Pending.class);
        var asked = requests.byUserCode("a-user", START).orElseThrow();
        assertThat(asked).isEqualTo(new DeviceRequest(asked.id(), new Program("firn-cli", "desk"), Limits.NONE, LATER));
        var limits = new Limits(Optional.of(first.drive().id()), true);
        assertThat(requests.approve(asked.id(), ada, limits, START)).isTrue();
        assertThat(requests.approve(asked.id(), bob, limits, START))
                .as("by another")
                .isFalse();
        assertThat(requests.deny(asked.id(), START)).isFalse();
        assertThat(requests.byUserCode("a-user", START)).isEmpty();
        assertThat(requests.poll("a-device", "other", Duration.ZERO, START))
                .isInstanceOf(DeviceRequests.Poll.Unknown.class);
        assertThat(poll("a", 14))
                .isEqualTo(new DeviceRequests.Poll.Approved(
                        ada, new DeviceRequest(asked.id(), new Program("firn-cli", "desk"), limits, LATER)));
        assertThat(poll("a", 20)).isInstanceOf(DeviceRequests.Poll.Unknown.class);
    }

    @Test
    void aDeniedOrOldRequestOpensNothing() {
        var requests = keys.deviceRequests();
        requests.open(request("a"));
        long id = requests.byUserCode("a-user", START).orElseThrow().id();
        assertThat(requests.byUserCode("a-user", LATER)).isEmpty();
        assertThat(requests.approve(id, ada, Limits.NONE, LATER)).as("too late").isFalse();
        assertThat(requests.deny(id, START)).isTrue();
        assertThat(poll("a", 0)).isInstanceOf(DeviceRequests.Poll.Denied.class);
        assertThat(poll("a", 600)).isInstanceOf(DeviceRequests.Poll.Unknown.class);
        assertThat(requests.forget(LATER.plusMillis(1))).isEqualTo(1);
    }

    @Test
    void whatWasApprovedAndNotFetchedIsTakenBack() {
        var requests = keys.deviceRequests();
        for (String prefix : java.util.List.of("a", "b", "c")) {
            requests.open(request(prefix));
        }
        requests.approve(requests.byUserCode("a-user", START).orElseThrow().id(), ada, Limits.NONE, START);
        requests.approve(requests.byUserCode("b-user", START).orElseThrow().id(), bob, Limits.NONE, START);
        assertThat(requests.takeBack(ada)).isEqualTo(1);
        assertThat(requests.takeBack(ada)).isZero();
        assertThat(poll("a", 0)).isInstanceOf(DeviceRequests.Poll.Denied.class);
        assertThat(poll("b", 0)).isInstanceOf(DeviceRequests.Poll.Approved.class);
        assertThat(poll("c", 0)).isInstanceOf(DeviceRequests.Poll.Pending.class);
    }

    @Test
    void anExternalAccountSignsOneOfOursIn() {
        var identities = keys.identities();
        var linked =
                identities.link("https://idp", "sub", ada, "ada@example.org").value();
        assertThat(linked).isEqualTo(new Identity("https://idp", "sub", ada, "ada@example.org", START));
        assertThat(identities.link("https://idp", "sub", bob, "x")).isInstanceOf(Answer.Taken.class);
        assertThat(identities.link("https://idp", "sub2", NOBODY, "x")).isInstanceOf(Answer.Missing.class);
        assertThat(identities.find("https://idp", "sub")).contains(linked);
        assertThat(identities.find("https://other", "sub"))
                .as("the same subject elsewhere")
                .isEmpty();
        assertThat(identities.of(ada)).containsExactly(linked);
        assertThat(identities.unlink(bob, "https://idp", "sub")).isFalse();
        assertThat(identities.unlink(ada, "https://idp", "sub")).isTrue();
        assertThat(identities.find("https://idp", "sub")).isEmpty();
    }
}
