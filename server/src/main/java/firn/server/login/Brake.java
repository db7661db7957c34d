package firn.server.login;

import firn.core.keys.Allowance;
import firn.core.keys.Allowances;
import firn.core.keys.InMemoryAllowances;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Lets something be done so many times at once, and after that once in a while, each for himself. */
public final class Brake {
    private static final int MOST = 100_000;

    private final Allowances allowances;
    private final String what;
    private final Allowance allowance;
    private final InstantSource clock;

    /** Of this server alone: in memory, and bounded. */
    public Brake(InstantSource clock, int atOnce, Duration oneIn) {
        this(new InMemoryAllowances(MOST), "", new Allowance(atOnce, oneIn), clock);
    }

    /**
     * Of all servers that have these allowances.
     *
     * @param what is counted, parted from all else that is
     */
    public Brake(Allowances allowances, String what, Allowance allowance, InstantSource clock) {
        this.allowances = allowances;
        this.what = what;
        this.allowance = allowance;
        this.clock = clock;
    }

    /** Counts an attempt before it is made; answers the seconds to wait when there were too many. */
    public Optional<Long> attempt(Object who) {
        return allowances
                .take(name(who), allowance, clock.instant())
                .map(wait -> Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    /** Counts an attempt from this network address. */
    public Optional<Long> from(String address) {
        return attempt(Network.of(address).name());
    }

    /** It was no guess: it is not counted. */
    public void succeeded(Object who) {
        allowances.giveBack(name(who), allowance);
    }

    private String name(Object who) {
        return what + " " + who;
    }
}
