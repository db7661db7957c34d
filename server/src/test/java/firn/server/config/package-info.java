/** What can be set, against what the documentation says of it. */
@NullMarked
package firn.server.config;

import org.jspecify.annotations.NullMarked;
