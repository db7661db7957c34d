/**
 * The servers under measurement, each in a process of its own with its own configuration on loopback. From outside:
 * {@link firn.bench.peer.Peer} and what it hands out; how a program is configured stays in here.
 */
@NullMarked
package firn.bench.peer;

import org.jspecify.annotations.NullMarked;
