/**
 * HTTP/1.1 by hand: every byte of a request is the test's own, which java.net.http does not allow. {@link
 * firn.clients.wire.RawHttp} is the way in.
 */
@NullMarked
package firn.clients.wire;

import org.jspecify.annotations.NullMarked;
