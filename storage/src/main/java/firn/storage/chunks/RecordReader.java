package firn.storage.chunks;

import firn.core.content.ChunkId;
import firn.core.content.DamagedChunkException;
import firn.core.content.Placement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;

/** Reads one record and gives its chunk's bytes only when they have the SHA-256 they are asked for by. */
record RecordReader(Compression compression) {
    /** Records up to this are read in one go; of longer ones the data goes straight to where it stays. */
    private static final int AT_ONCE = 64 << 10;

    byte[] read(Disk.DiskFile file, Placement at) throws IOException {
        int data = at.stored() - RecordHeader.BYTES;
        if (data < 1 || data > at.length()) {
            throw new DamagedChunkException(at, "no record has that length");
        }
        var first = ByteBuffer.allocate(at.stored() <= AT_ONCE ? at.stored() : RecordHeader.BYTES);
        file.read(first, at.offset());
        if (first.position() == 0) {
            throw new NoSuchFileException(at.toString(), null, "the pack ends before it");
        }
        var header = RecordHeader.decode(first.flip())
                .orElseThrow(() -> new DamagedChunkException(at, "no sound record begins there"));
        if (!header.at(at.pack(), at.offset()).equals(at)) {
            throw new DamagedChunkException(at, "another record lies there: " + header);
        }
        return first.capacity() == at.stored()
                ? plain(at, header, complete(first, at).array(), RecordHeader.BYTES)
                : plain(at, header, data(file, at, data).array(), 0);
    }

    private static ByteBuffer data(Disk.DiskFile file, Placement at, int length) throws IOException {
        var data = ByteBuffer.allocate(length);
        file.read(data, at.offset() + RecordHeader.BYTES);
        return complete(data.flip(), at);
    }

    private static ByteBuffer complete(ByteBuffer read, Placement at) throws DamagedChunkException {
        if (read.limit() < read.capacity()) {
            throw new DamagedChunkException(at, "the pack ends within it");
        }
        return read;
    }

    private byte[] plain(Placement at, RecordHeader header, byte[] data, int offset) throws DamagedChunkException {
        var plain = switch (header.codec()) {
            case RAW -> offset == 0 ? data : Arrays.copyOfRange(data, offset, data.length);
            case ZSTD -> unpack(at, data, offset, header.data());
        };
        if (!ChunkId.ofContent(plain, 0, plain.length).equals(at.chunk())) {
            throw new DamagedChunkException(at, "its bytes have another SHA-256");
        }
        return plain;
    }

    private byte[] unpack(Placement at, byte[] data, int offset, int stored) throws DamagedChunkException {
        try {
            return compression.unpack(data, offset, stored, at.length());
        } catch (IOException e) {
            throw new DamagedChunkException(at, String.valueOf(e.getMessage()));
        }
    }
}
