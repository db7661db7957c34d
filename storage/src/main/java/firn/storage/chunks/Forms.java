package firn.storage.chunks;

import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.storage.vault.KeyId;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forms that a server can write and read, by the keys it has. */
final class Forms {
    /** Bytes that show the head of a record of any form. */
    static final int HEAD = 128;

    private final Keyring ring;
    private final List<Form> all = new ArrayList<>();
    private final Form current;

    Forms(Keyring ring) {
        this.ring = ring;
        var plain = new PlainForm();
        all.add(plain);
        ring.keys().forEach(key -> all.add(new SealedForm(key, ring)));
        current = ring.current().isPresent() ? all.get(1) : plain;
    }

    Keyring ring() {
        return ring;
    }

    /** What is written from now on. */
    Form current() {
        return current;
    }

    /** What may be read, the likeliest first; a plain record is known by its first bytes. */
    List<Form> all() {
        return all;
    }

    PackHeader header(long drive, long pack) {
        return new PackHeader(drive, pack, current.key().map(key -> key.id()));
    }

    PackedRecord record(long drive, ChunkId id, int length, Compression.Packed packed) {
        var header = new RecordHeader(new Extent(id, length), packed.length(), packed.codec());
        return current.record(drive, header, packed);
    }

    /** Empty for a pack of a key that is lacking. */
    Optional<Form> of(PackHeader header) {
        return all.stream()
                .filter(form -> form.key().map(key -> key.id()).equals(header.key()))
                .findFirst();
    }

    /** The header a pack has; empty when it is damaged. */
    static Optional<PackHeader> header(Disk.DiskFile file) throws IOException {
        var head = ByteBuffer.allocate(PackHeader.MOST);
        file.read(head, 0);
        return PackHeader.decode(head.flip());
    }

    /** The key that a pack takes, if it is lacking. */
    Optional<KeyId> lacking(Disk.DiskFile file) throws IOException {
        return header(file).filter(header -> of(header).isEmpty()).flatMap(PackHeader::key);
    }
}
