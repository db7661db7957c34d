package firn.storage.chunks;

import java.util.Optional;

/** How a chunk's bytes are kept; the ordinal stands in the record, so the order is for ever. */
enum Codec {
    /** As they are. */
    RAW {
        @Override
        boolean allows(int length, int data) {
            return data == length;
        }
    },
    /** One zstd frame (RFC 8878), always shorter than the chunk. */
    ZSTD {
        @Override
        boolean allows(int length, int data) {
            return data > 0 && data < length;
        }
    };

    /** Whether {@code data} bytes can hold a chunk of {@code length} bytes. */
    abstract boolean allows(int length, int data);

    static Optional<Codec> of(byte stored) {
        return stored >= 0 && stored < values().length ? Optional.of(values()[stored]) : Optional.empty();
    }
}
