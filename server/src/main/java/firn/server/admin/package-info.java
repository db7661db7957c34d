/**
 * Looking after a server: its stores opened, its first account and drive made, and the commands of {@code firn admin},
 * which work beside a running server. Used by {@code Main} alone.
 */
@NullMarked
package firn.server.admin;

import org.jspecify.annotations.NullMarked;
