package firn.storage.objects;

import firn.core.drive.Spool;
import firn.storage.vault.Keyring;
import firn.storage.vault.Sealing;
import firn.storage.vault.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A spool in a bucket, so that an upload begun by one node goes on at another: {@code uploads/<id>/note} makes it exist,
 * {@code uploads/<id>/<offset, 16 hexadecimal digits>} are its bytes, with {@code .sealed} behind where they are encrypted. A part is never written over: of two nodes that
 * would append at the same place, one fails.
 */
public final class ObjectSpool implements Spool {
    /** Bytes of a part at most; an append holds as many in memory. */
    static final int PART = 4 << 20;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final String NOTE = "note";
    private static final int NOTE_MOST = 1 << 20;

    private static final String SEALED = ".sealed";

    /**
     * @param at plain bytes before it
     * @param size of it as it lies there
     */
    private record Part(String key, long at, long size) {
        boolean sealed() {
            return key.endsWith(SEALED);
        }

        long plain() {
            return sealed() ? size - Sealing.OVERHEAD : size;
        }
    }

    private final Bucket bucket;
    private final Keys keys;
    private final Sealing sealing;

    ObjectSpool(Bucket bucket, Keys keys, Keyring ring) {
        this.bucket = bucket;
        this.keys = keys;
        this.sealing = new Sealing(ring);
    }

    @Override
    public void open(String id, byte[] note) throws IOException {
        if (note(id).isPresent()) {
            throw new FileAlreadyExistsException(id);
        }
        try {
            bucket.put(key(id, NOTE), Body.of(note));
        } catch (FileAlreadyExistsException e) {
            throw new FileAlreadyExistsException(id);
        }
    }

    @Override
    public Optional<byte[]> note(String id) throws IOException {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(bucket.get(key(id, NOTE), 0, NOTE_MOST));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void note(String id, byte[] note) throws IOException {
        require(id);
        bucket.replace(key(id, NOTE), Body.of(note));
    }

    @Override
    public long size(String id) throws IOException {
        require(id);
        return parts(id).stream().mapToLong(Part::plain).sum();
    }

    @Override
    public long append(String id, InputStream bytes) throws IOException {
        long at = size(id);
        var buffer = new byte[PART];
        while (true) {
            int filled = 0;
            try {
                for (int got = 0; filled < PART && got >= 0; filled += Math.max(got, 0)) {
                    got = bytes.read(buffer, filled, PART - filled);
                }
            } catch (IOException e) {
                keep(id, at, buffer, filled);
                throw e;
            }
            at = keep(id, at, buffer, filled);
            if (filled < PART) {
                return at;
            }
        }
    }

    private long keep(String id, long at, byte[] buffer, int length) throws IOException {
        if (length > 0) {
            try {
                put(id, at, new Slice(buffer, 0, length));
            } catch (FileAlreadyExistsException e) {
                throw new IOException("somebody else appends to the upload " + id + " at the same time", e);
            }
        }
        return at + length;
    }

    /** A sealed part is never the same twice: of two that begin at one place, the store takes the first alone. */
    private void put(String id, long at, Slice plain) throws IOException {
        String key = key(id, HexFormat.of().toHexDigits(at));
        if (sealing.seals()) {
            bucket.put(key + SEALED, Body.of(sealing.seal(id, at, plain)));
        } else {
            bucket.put(key, Body.of(Arrays.copyOf(plain.bytes(), plain.length())));
        }
    }

    @Override
    public InputStream read(String id) throws IOException {
        require(id);
        return new Reading(id, parts(id).iterator());
    }

    @Override
    public void clear(String id) throws IOException {
        require(id);
        deleteParts(id);
    }

    /** The note at last: it is what finds the bytes again when this is broken off. */
    @Override
    public void remove(String id) throws IOException {
        if (ID.matcher(id).matches()) {
            deleteParts(id);
            bucket.delete(key(id, NOTE));
        }
    }

    private void deleteParts(String id) throws IOException {
        var parts = parts(id);
        for (int i = parts.size() - 1; i >= 0; i--) {
            bucket.delete(parts.get(i).key());
        }
    }

    @Override
    public List<String> all() throws IOException {
        var ids = new ArrayList<String>();
        for (var entry : bucket.list(keys.uploads())) {
            String name = entry.key().substring(keys.uploads().length());
            if (name.length() == 32 + 1 + NOTE.length() && name.endsWith("/" + NOTE)) {
                ids.add(name.substring(0, 32));
            }
        }
        return ids;
    }

    /** Those that follow each other from the first byte on. */
    private List<Part> parts(String id) throws IOException {
        var parts = new ArrayList<Part>();
        long at = 0;
        for (var entry : bucket.list(key(id, ""))) {
            String plain = key(id, HexFormat.of().toHexDigits(at));
            if (entry.key().equals(plain) || entry.key().equals(plain + SEALED)) {
                var part = new Part(entry.key(), at, entry.size());
                parts.add(part);
                at += part.plain();
            }
        }
        return parts;
    }

    private void require(String id) throws IOException {
        if (!ID.matcher(id).matches()) {
            throw new NoSuchFileException("upload");
        }
        try {
            bucket.size(key(id, NOTE));
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(id);
        }
    }

    private String key(String id, String name) {
        return keys.uploads() + id + "/" + name;
    }

    /** The parts one after the other, each fetched when it is its turn. */
    private final class Reading extends InputStream {
        private final String id;
        private final Iterator<Part> parts;
        private ByteArrayInputStream part = new ByteArrayInputStream(new byte[0]);

        Reading(String id, Iterator<Part> parts) {
            this.id = id;
            this.parts = parts;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (part.available() == 0) {
                if (!parts.hasNext()) {
                    return -1;
                }
                part = fetch(parts.next());
            }
            return part.read(target, offset, length);
        }

        private ByteArrayInputStream fetch(Part next) throws IOException {
            var bytes = bucket.get(next.key(), 0, Math.toIntExact(next.size()));
            if (bytes.length != next.size()) {
                throw new IOException("the object store lost a part of an upload: " + next.key());
            }
            return new ByteArrayInputStream(next.sealed() ? opened(next, bytes) : bytes);
        }

        private byte[] opened(Part part, byte[] sealed) throws IOException {
            return sealing.open(id, part.at(), sealed)
                    .orElseThrow(() -> new IOException("the upload " + id
                            + " can't be read: its key is lacking, or it was changed in the bucket"));
        }
    }
}
