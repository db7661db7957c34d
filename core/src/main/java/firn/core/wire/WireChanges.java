package firn.core.wire;

import java.util.List;

/** Changes in the order they happened; go on after {@code cursor}, at once when there is {@code more}. */
public record WireChanges(List<WireChange> changes, long cursor, boolean more) {}
