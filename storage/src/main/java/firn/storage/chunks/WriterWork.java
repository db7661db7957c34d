package firn.storage.chunks;

import java.nio.ByteBuffer;
import java.util.List;

/** What the writer of an {@link OpenPack} does next. */
sealed interface WriterWork {
    /** @param waiting uploads that wait for the force, when there is to be one */
    record Write(List<ByteBuffer> slabs, boolean settle, int waiting) implements WriterWork {}

    record Seal() implements WriterWork {}

    record Rest() implements WriterWork {}
}
