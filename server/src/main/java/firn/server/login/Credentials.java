package firn.server.login;

import firn.core.people.Account;
import firn.core.people.Limits;

/** Somebody who has signed in: who, with what, and what that allows at most. The account may be some seconds old. */
public record Credentials(Account account, Means means, Limits limits) {
    /** What somebody signed in with. */
    public sealed interface Means {}

    public record ByPassword() implements Means {}

    public record ByAppPassword(long id, String name) implements Means {}

    /** A program that was let in by OAuth 2. */
    public record ByDevice(long id, String name) implements Means {}

    public record BySession(long id) implements Means {}
}
