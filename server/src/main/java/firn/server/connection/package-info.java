/**
 * How a connection begins, what it may keep open and how it ends, as far as Helidon does not see to it: whoever says nothing or
 * drips is sent away, and HTTP/2 ends by a word (GOAWAY) and after the requests under way. From outside one makes
 * {@link firn.server.connection.Protocols}.
 */
@NullMarked
package firn.server.connection;

import org.jspecify.annotations.NullMarked;
