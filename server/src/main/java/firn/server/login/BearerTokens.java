package firn.server.login;

import firn.core.keys.Device;
import firn.core.keys.Devices;
import firn.core.keys.Keys;
import firn.core.keys.Ticket;
import firn.core.people.Accounts;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Access tokens of OAuth 2 (RFC 6750), and the devices that hold them. */
public final class BearerTokens {
    public static final String ACCESS_PREFIX = "firn_a_";

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 200;
    private static final Duration USED_NOTED = Duration.ofMinutes(5);

    private final Accounts accounts;
    private final Keys keys;
    private final Devices devices;
    private final InstantSource clock;
    private final Executor later;
    private final Fingerprint.Maker fingerprints;
    private final Recent recent;

    /** @param later runs what nobody has to wait for */
    public BearerTokens(Accounts accounts, Keys keys, InstantSource clock, SecureRandom random, Executor later) {
        this.accounts = accounts;
        this.keys = keys;
        this.devices = keys.devices();
        this.clock = clock;
        this.later = later;
        this.fingerprints = new Fingerprint.Maker(random);
        this.recent = new Recent(clock, keys.isShared());
    }

    /** The token of an <code>Authorization</code> header, whatever it is worth; empty when it is of another scheme. */
    public static Optional<String> in(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    /** Whose device holds this token; empty when it is none, has expired, or was revoked. */
    public Optional<Credentials> find(String token) {
        if (!token.startsWith(ACCESS_PREFIX) || token.length() > LONGEST) {
            return Optional.empty();
        }
        var key = fingerprints.of("", token);
        var known = recent.get(key);
        if (known.isPresent()) {
            return known;
        }
        long mark = recent.mark();
        var found = devices.byAccess(new Secret(token).hash(), clock.instant()).flatMap(this::credentials);
        found.ifPresent(credentials -> recent.keep(key, credentials, mark));
        return found;
    }

    private Optional<Credentials> credentials(Device device) {
        var now = clock.instant();
        if (device.lastUsedAt()
                .filter(last -> !last.plus(USED_NOTED).isBefore(now))
                .isEmpty()) {
            later.execute(() -> devices.used(device.id(), now));
        }
        return accounts.byId(device.account())
                .filter(account -> !account.blocked())
                .map(account -> new Credentials(
                        account,
                        new Credentials.ByDevice(device.id(), device.program().name()),
                        device.limits()));
    }

    /** Newest first. */
    public List<Device> devices(long account) {
        return devices.of(account);
    }

    /** Signs one device out, at once; false when the account has no such device. */
    public boolean end(long account, long device) {
        boolean ended = devices.revoke(account, device);
        forget(account);
        return ended;
    }

    /** Signs all devices of the account out, at once; answers how many. */
    public int endAll(long account) {
        // what was allowed and not fetched yet would be a new device afterwards
        keys.tickets().voidAll(Ticket.Use.AUTHORIZATION_CODE, account);
        keys.deviceRequests().takeBack(account);
        int ended = devices.revokeAll(account);
        forget(account);
        return ended;
    }

    /** To be called after a device of the account was revoked elsewhere. */
    public void forget(long account) {
        recent.forget(account);
    }
}
