package firn.server.oidc;

import firn.core.people.Account;

/** What became of a visit to the provider. */
public sealed interface Arrival {
    /** The provider knows them, and we know whom it means. */
    record Known(Account account) implements Arrival {}

    /** The provider's account was linked with the one that is signed in. */
    record Linked() implements Arrival {}

    /** The words are for the person, the code for the page. */
    record Refused(String code, String words) implements Arrival {}
}
