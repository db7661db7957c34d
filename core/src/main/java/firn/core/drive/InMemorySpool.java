package firn.core.drive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A spool for tests: it survives nothing. */
public final class InMemorySpool implements Spool {
    private static final class Slot {
        volatile byte[] note;
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Slot(byte[] note) {
            this.note = note;
        }
    }

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    @Override
    public void open(String id, byte[] note) throws IOException {
        if (slots.putIfAbsent(id, new Slot(note.clone())) != null) {
            throw new FileAlreadyExistsException(id);
        }
    }

    @Override
    public Optional<byte[]> note(String id) {
        return Optional.ofNullable(slots.get(id)).map(slot -> slot.note.clone());
    }

    @Override
    public void note(String id, byte[] note) throws IOException {
        slot(id).note = note.clone();
    }

    @Override
    public long size(String id) throws IOException {
        return slot(id).bytes.size();
    }

    @Override
    public long append(String id, InputStream bytes) throws IOException {
        Slot slot = slot(id);
        bytes.transferTo(slot.bytes);
        return slot.bytes.size();
    }

    @Override
    public InputStream read(String id) throws IOException {
        return new ByteArrayInputStream(slot(id).bytes.toByteArray());
    }

    @Override
    public void clear(String id) throws IOException {
        slot(id).bytes.reset();
    }

    @Override
    public void remove(String id) {
        slots.remove(id);
    }

    @Override
    public List<String> all() {
        return List.copyOf(slots.keySet());
    }

    private Slot slot(String id) throws IOException {
        Slot slot = slots.get(id);
        if (slot == null) {
            throw new NoSuchFileException(id);
        }
        return slot;
    }
}
