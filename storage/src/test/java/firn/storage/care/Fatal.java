package firn.storage.care;

import firn.core.content.Placement;
import firn.core.drive.Catalog;
import firn.core.drive.Pending;
import firn.core.testing.SeededRandom;
import firn.storage.chunks.PackContents;
import firn.storage.chunks.PackFiles;
import firn.storage.chunks.PackedStore;
import firn.storage.vault.KeyId;
import firn.storage.vault.KeyUse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Ends what runs on it at a random moment: before or after any step, like a kill would. */
public final class Fatal {
    /** The kill. */
    public static final class Killed extends RuntimeException {}

    private final SeededRandom random;
    private int left;

    public Fatal(SeededRandom random, int most) {
        this.random = random;
        this.left = random.between(1, most);
    }

    /** A step of something else. */
    public void step() {
        left--;
        if (left == 0) {
            throw new Killed();
        }
    }

    public Catalog catalog(Catalog inner) {
        return new Catalog() {
            @Override
            public void create(long drive) throws IOException {
                inner.create(drive);
            }

            @Override
            public <T> T read(long drive, Work<T> question) throws IOException {
                return inner.read(drive, question);
            }

            @Override
            public <T> T write(long drive, Pending before, Work<T> work) throws IOException {
                step();
                T done = inner.write(drive, before, work);
                step();
                return done;
            }

            @Override
            public void remove(long drive) throws IOException {
                step();
                inner.remove(drive);
                step();
            }

            @Override
            public void close() {}
        };
    }

    public PackedStore packs(PackedStore inner) {
        return new Packs(inner);
    }

    private final class Packs implements PackedStore {
        private final PackedStore inner;

        Packs(PackedStore inner) {
            this.inner = inner;
        }

        @Override
        public List<Long> drives() throws IOException {
            return inner.drives();
        }

        @Override
        public List<StoredPack> stored(long drive) throws IOException {
            return inner.stored(drive);
        }

        @Override
        public PackContents contents(long drive, long pack) throws IOException {
            return inner.contents(drive, pack);
        }

        @Override
        public byte[] readAnew(long drive, Placement at) throws IOException {
            return inner.readAnew(drive, at);
        }

        @Override
        public Optional<KeyId> keyOf(long drive, long pack) throws IOException {
            return inner.keyOf(drive, pack);
        }

        @Override
        public KeyUse keyUse() throws IOException {
            return inner.keyUse();
        }

        @Override
        public Watch watch() throws IOException {
            return inner.watch();
        }

        @Override
        public firn.storage.chunks.Shelf shelf() {
            return inner.shelf();
        }

        @Override
        public PackFiles files() {
            return inner.files();
        }

        /** Now and then it is a lie. */
        @Override
        public void delete(long drive, long pack) throws IOException {
            step();
            if (random.chance(70)) {
                inner.delete(drive, pack);
            }
            step();
        }

        @Override
        public Intake intake(long drive) {
            return inner.intake(drive);
        }

        @Override
        public byte[] read(long drive, Placement at) throws IOException {
            return inner.read(drive, at);
        }

        @Override
        public void close() {}
    }
}
