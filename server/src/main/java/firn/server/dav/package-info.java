/**
 * WebDAV (RFC 4918 class 1, 2, 3; RFC 4331 quota, 5689 extended MKCOL, 6578 sync-collection, 8144 Prefer) over the
 * {@link firn.core.access.DriveView} that a {@link firn.server.dav.Doorway} lets in. From outside: {@link
 * firn.server.dav.DavRoutes} is registered, {@link firn.server.dav.Doorway} implemented, {@link
 * firn.server.dav.Addresses} configured; nothing else.
 *
 * <p>Files that macOS leaves ({@code ._*}, {@code .DS_Store}) are stored like any other: a server that hides them breaks
 * the Finder's copies.
 */
@NullMarked
package firn.server.dav;

import org.jspecify.annotations.NullMarked;
