/**
 * The request that a thread is answering: its id, and what became known of it on the way. {@link
 * firn.server.request.CurrentRequest} is told by the rooms that answer and asked by logs and meters.
 */
@NullMarked
package firn.server.request;

import org.jspecify.annotations.NullMarked;
