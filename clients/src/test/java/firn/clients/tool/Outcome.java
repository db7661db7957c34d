package firn.clients.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** How a program ended and everything it said. */
public record Outcome(List<String> command, int exit, String out, String err) {
    /** The exit code of a program that was stopped because its time was up. */
    public static final int TOO_LONG = -1;

    public Outcome mustSucceed() {
        assertThat(exit).as(this::story).isZero();
        return this;
    }

    public String all() {
        return out + err;
    }

    /** The command, how it ended, what it said: for failure messages. */
    public String story() {
        String end = exit == TOO_LONG ? "was stopped: its time was up" : "ended with " + exit;
        return "%s %s%n--- out ---%n%s%n--- err ---%n%s".formatted(String.join(" ", command), end, out, err);
    }
}
