/**
 * REST under {@code /api/v1}, as {@code openapi.json} describes it. {@link firn.server.rest.Rest} is for whoever wires
 * the server; everything else stays here. A route answers with a {@link firn.server.rest.Reply}; what was refused becomes
 * a problem (RFC 9457) in {@link firn.server.rest.Problems} and nowhere else.
 */
@NullMarked
package firn.server.rest;

import org.jspecify.annotations.NullMarked;
