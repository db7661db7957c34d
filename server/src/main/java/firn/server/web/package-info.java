/**
 * What all who answer HTTP share: entity tags, media types, the paths requests name, and the browser's pages. All of it
 * may be used from other rooms of the server.
 */
@NullMarked
package firn.server.web;

import org.jspecify.annotations.NullMarked;
