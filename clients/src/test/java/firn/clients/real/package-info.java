/**
 * Programs and libraries people really use, each doing its round trip against the run's server. Nothing here is used
 * from outside.
 */
@NullMarked
package firn.clients.real;

import org.jspecify.annotations.NullMarked;
