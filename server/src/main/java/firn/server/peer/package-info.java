/**
 * Who calls: the address, the scheme and the host a request came by, through proxies that are trusted and through no others. From
 * outside one asks {@link firn.server.peer.Proxies}, which believes, or takes {@link firn.server.peer.Peer} as it is.
 */
@NullMarked
package firn.server.peer;

import org.jspecify.annotations.NullMarked;
