/**
 * TLS: reads a certificate with its key, holds the two together, and exchanges them while connections go on. From outside one asks
 * {@link firn.server.tls.Renewal}.
 */
@NullMarked
package firn.server.tls;

import org.jspecify.annotations.NullMarked;
