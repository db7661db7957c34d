package firn.storage.chunks;

import java.util.Optional;

/** How a chunk's bytes are kept; the code stands in the record, so it is for ever. */
enum Codec {
    /** As they are. */
    RAW(0) {
        @Override
        boolean allows(int length, int data) {
            return data == length;
        }
    },
    /** One zstd frame (RFC 8878), always shorter than the chunk. */
    ZSTD(1) {
        @Override
        boolean allows(int length, int data) {
            return data > 0 && data < length;
        }
    };

    final byte code;

    Codec(int code) {
        this.code = (byte) code;
    }

    /** Whether {@code data} bytes can hold a chunk of {@code length} bytes. */
    abstract boolean allows(int length, int data);

    static Optional<Codec> of(byte code) {
        return switch (code) {
            case 0 -> Optional.of(RAW);
            case 1 -> Optional.of(ZSTD);
            default -> Optional.empty();
        };
    }
}
