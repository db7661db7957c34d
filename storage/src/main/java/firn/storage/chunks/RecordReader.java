package firn.storage.chunks;

import firn.core.content.ChunkId;
import firn.core.content.DamagedChunkException;
import firn.core.content.Extent;
import firn.core.content.Placement;
import firn.storage.vault.MissingKeyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;

/** Reads one record and gives its chunk's bytes only when they have the SHA-256 they are asked for by. */
record RecordReader(Forms forms, Compression compression, long drive) {
    /** Records up to this are read in one go; of longer ones the data goes straight to where it stays. */
    private static final int AT_ONCE = 64 << 10;
    /** No record is longer. */
    private static final int LONGEST = Extent.MAX_LENGTH + Forms.HEAD + 64;

    /** A record whose head was understood. */
    private record Found(Form form, RecordHeader header) {}

    byte[] read(Disk.DiskFile file, Placement at) throws IOException {
        if (at.stored() < 1 || at.stored() > LONGEST) {
            throw new DamagedChunkException(at, "no record has that length");
        }
        int length = at.stored() <= AT_ONCE ? at.stored() : Math.min(at.stored(), Forms.HEAD);
        var first = ByteBuffer.allocate(length);
        file.read(first, at.offset());
        if (first.position() == 0) {
            throw new NoSuchFileException(at.toString(), null, "the pack ends before it");
        }
        var found = find(file, first.flip(), at);
        return plain(at, found, opened(file, at, found.form(), first));
    }

    private Found find(Disk.DiskFile file, ByteBuffer first, Placement at) throws IOException {
        for (var form : forms.all()) {
            var header = form.decode(drive, first);
            if (header.isPresent()) {
                return expected(new Found(form, header.get()), at);
            }
        }
        var lacking = forms.lacking(file);
        if (lacking.isPresent()) {
            throw new MissingKeyException("pack " + Long.toHexString(at.pack()) + " of drive " + drive, lacking.get());
        }
        throw new DamagedChunkException(at, "no sound record begins there");
    }

    private static Found expected(Found found, Placement at) throws DamagedChunkException {
        var header = found.header();
        if (!header.extent().equals(at.extent()) || found.form().stored(header) != at.stored()) {
            throw new DamagedChunkException(at, "another record lies there: " + header);
        }
        return found;
    }

    private byte[] opened(Disk.DiskFile file, Placement at, Form form, ByteBuffer first) throws IOException {
        ByteBuffer data;
        if (first.capacity() == at.stored()) {
            data = complete(first, at).duplicate().position(form.head());
        } else {
            data = ByteBuffer.allocate(at.stored() - form.head());
            file.read(data, at.offset() + form.head());
            complete(data.flip(), at);
        }
        return form.open(drive, first, data)
                .orElseThrow(() -> new DamagedChunkException(at, "its bytes were changed after they were encrypted"));
    }

    private static ByteBuffer complete(ByteBuffer read, Placement at) throws DamagedChunkException {
        if (read.limit() < read.capacity()) {
            throw new DamagedChunkException(at, "the pack ends within it");
        }
        return read;
    }

    private byte[] plain(Placement at, Found found, byte[] data) throws DamagedChunkException {
        var plain = switch (found.header().codec()) {
            case RAW -> data;
            case ZSTD -> unpack(at, data);
        };
        if (!ChunkId.ofContent(plain, 0, plain.length).equals(at.chunk())) {
            throw new DamagedChunkException(at, "its bytes have another SHA-256");
        }
        return plain;
    }

    private byte[] unpack(Placement at, byte[] data) throws DamagedChunkException {
        try {
            return compression.unpack(data, 0, data.length, at.length());
        } catch (IOException e) {
            throw new DamagedChunkException(at, String.valueOf(e.getMessage()));
        }
    }
}
