/** REST over real HTTP, held against its OpenAPI document. Nothing here is used from outside. */
@NullMarked
package firn.server.rest;

import org.jspecify.annotations.NullMarked;
