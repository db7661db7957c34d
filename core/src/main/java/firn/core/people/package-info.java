/**
 * People: accounts, organisations and their members and teams, the drives they own and the offers those run under, and
 * what one signs in with. {@link firn.core.people.Directory} is the port that keeps them; all of it may be used from
 * outside, {@link firn.core.people.InMemoryDirectory} in tests.
 */
@NullMarked
package firn.core.people;

import org.jspecify.annotations.NullMarked;
