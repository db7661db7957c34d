/**
 * Who waits for changes of a drive is woken here. {@link firn.server.feed.Wakeups} is told by the write path and asked by
 * the rooms that answer requests.
 */
@NullMarked
package firn.server.feed;

import org.jspecify.annotations.NullMarked;
