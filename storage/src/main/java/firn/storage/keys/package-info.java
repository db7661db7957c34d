/**
 * Second factors, passkeys, devices, tickets and identities in SQL, on both dialects. From outside only
 * {@link firn.storage.keys.SqlKeys} is used.
 */
@NullMarked
package firn.storage.keys;

import org.jspecify.annotations.NullMarked;
