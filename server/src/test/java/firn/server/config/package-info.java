/** Tests of what can be set. Nothing here is used from outside. */
@NullMarked
package firn.server.config;

import org.jspecify.annotations.NullMarked;
