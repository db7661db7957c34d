package firn.storage.chunks;

import firn.core.content.Placement;
import firn.storage.observe.Observation;
import firn.storage.vault.KeyId;
import firn.storage.vault.KeyUse;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/**
 * Chunks in pack files, {@code <root>/<drive>/<pack>.pack}. What {@code settle()} acknowledged survives power loss.
 * A pack of an earlier run is never appended to, so a torn tail stays at the end of its pack and harms nothing.
 */
public final class PackStore implements PackedStore {
    private static final int OPEN_FOR_READING = 128;
    /** Drives whose packs stay open for writing; of the others they are sealed. */
    private static final int OPEN_FOR_WRITING = 256;

    private static final class Writing {
        final DrivePacks packs;
        int intakes;

        Writing(DrivePacks packs) {
            this.packs = packs;
        }
    }

    private final PackFolder folder;
    private final PackIds ids;
    private final Forms forms;
    private final ExecutorService writers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("pack-writer-", 0).factory());
    private final Compression compression = new Compression();
    private final Slabs slabs = new Slabs();
    private final Observation observation = new Observation();
    private final OpenFiles files;
    private final Map<Long, Writing> drives = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    /**
     * @param root directory that holds nothing else; made with the first pack
     * @param random safe for many threads
     * @param keys that what is stored is encrypted with
     */
    public PackStore(Path root, InstantSource clock, RandomGenerator random, Keyring keys) {
        this(new PackFolder(new LocalDisk(), root), new PackIds(clock, random), keys);
    }

    PackStore(PackFolder folder, PackIds ids, Keyring keys) {
        this.folder = folder;
        this.ids = ids;
        this.forms = new Forms(keys);
        this.files = new OpenFiles(folder.disk(), OPEN_FOR_READING);
    }

    @Override
    public Intake intake(long drive) {
        synchronized (drives) {
            if (closed) {
                throw new IllegalStateException("the pack store is closed");
            }
            var writing = drives.computeIfAbsent(drive, id -> new Writing(new DrivePacks(() -> begin(id))));
            writing.intakes++;
            retireIdleDrives();
            var packing = new PackIntake.Packing(compression, forms, drive);
            return new PackIntake(writing.packs, packing, () -> closedIntake(writing));
        }
    }

    @Override
    public byte[] read(long drive, Placement at) throws IOException {
        var reader = new RecordReader(forms, compression, drive);
        return files.with(folder.file(drive, at.pack()), file -> reader.read(file, at));
    }

    @Override
    public byte[] readAnew(long drive, Placement at) throws IOException {
        return read(drive, at);
    }

    /** A removed drive's empty folders count for none. */
    @Override
    public List<Long> drives() throws IOException {
        var shelf = shelf();
        var drives = new ArrayList<Long>();
        for (long drive : folder.drives()) {
            if (!packs(drive).isEmpty() || !shelf.items(Places.journal(drive)).isEmpty()) {
                drives.add(drive);
            }
        }
        return drives;
    }

    @Override
    public List<StoredPack> stored(long drive) throws IOException {
        var stored = new ArrayList<StoredPack>();
        for (long pack : packs(drive)) {
            if (openUntil(drive, pack) == Long.MAX_VALUE) {
                stored.add(new StoredPack(pack, files.with(folder.file(drive, pack), Disk.DiskFile::size)));
            }
        }
        return stored;
    }

    /** What is done with its files. */
    public Observation observation() {
        return observation;
    }

    /** Packs of a drive, oldest first. */
    public List<Long> packs(long drive) throws IOException {
        return folder.packs(drive);
    }

    /** Of a pack being written now, the records that are durable. */
    @Override
    public PackContents contents(long drive, long pack) throws IOException {
        var scan = new PackScan(forms, compression);
        return files.with(
                folder.file(drive, pack),
                file -> scan.contents(file, drive, pack, Math.min(file.size(), openUntil(drive, pack))));
    }

    @Override
    public Optional<KeyId> keyOf(long drive, long pack) throws IOException {
        return files.with(folder.file(drive, pack), Forms::header).flatMap(PackHeader::key);
    }

    @Override
    public KeyUse keyUse() throws IOException {
        return KeyUse.begin(
                new DiskMarks(folder.disk(), folder.keys()),
                forms.ring(),
                !folder.drives().isEmpty());
    }

    @Override
    public Shelf shelf() {
        return new SealedShelf(new DiskShelf(folder.disk(), folder.root()), forms.ring());
    }

    @Override
    public Watch watch() throws IOException {
        return FolderWatch.begin(folder.root());
    }

    @Override
    public PackFiles files() {
        return new FolderPackFiles(folder);
    }

    /** The pack must not be open for writing. */
    @Override
    public void delete(long drive, long pack) throws IOException {
        if (openUntil(drive, pack) != Long.MAX_VALUE) {
            throw new IOException("pack " + Long.toHexString(pack) + " is being written, it can't be deleted now");
        }
        var file = folder.file(drive, pack);
        files.forget(file);
        folder.disk().delete(file);
    }

    /** Seals all packs. Intakes have to be closed before. */
    @Override
    public void close() throws IOException {
        var packs = new ArrayList<OpenPack>();
        synchronized (drives) {
            closed = true;
            drives.values().forEach(writing -> packs.addAll(writing.packs.retire()));
            drives.clear();
        }
        packs.forEach(OpenPack::awaitClosed);
        writers.close();
        files.close();
        compression.close();
    }

    private long openUntil(long drive, long pack) {
        synchronized (drives) {
            var writing = drives.get(drive);
            return writing == null
                    ? Long.MAX_VALUE
                    : writing.packs.durable(pack).orElse(Long.MAX_VALUE);
        }
    }

    private OpenPack begin(long drive) {
        var header = forms.header(drive, ids.next());
        return new OpenPack(header, new PackFile(folder, header, forms.current(), observation), slabs, writers);
    }

    private void closedIntake(Writing writing) {
        synchronized (drives) {
            writing.intakes--;
        }
    }

    private void retireIdleDrives() {
        for (var all = drives.values().iterator(); drives.size() > OPEN_FOR_WRITING && all.hasNext(); ) {
            var eldest = all.next();
            if (eldest.intakes == 0) {
                eldest.packs.retire();
                all.remove();
            }
        }
    }
}
