/** Several servers on one database and one bucket: a client that hops between them, faults below them, many at once. */
@NullMarked
package firn.clients.many;

import org.jspecify.annotations.NullMarked;
