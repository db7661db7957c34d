package firn.storage.chunks;

import firn.core.content.Placement;
import java.util.List;

/**
 * What a pack was found to hold.
 *
 * @param records in order; when the pack is not sealed each was verified
 * @param damaged records of a pack that is not sealed whose data did not match
 * @param expected the pack's header is sound and says the drive and the id that its file name says
 * @param sealed the pack has its index
 */
public record PackContents(List<Placement> records, List<Placement> damaged, boolean expected, boolean sealed) {
    public PackContents {
        records = List.copyOf(records);
        damaged = List.copyOf(damaged);
    }
}
