/**
 * Where the clients are pointed at: a WebDAV server that was started for this run. Tests ask for a {@link
 * firn.clients.target.DavServer} parameter under {@link firn.clients.target.Served}; nothing else starts a server.
 */
@NullMarked
package firn.clients.target;

import org.jspecify.annotations.NullMarked;
