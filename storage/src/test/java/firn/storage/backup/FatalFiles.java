package firn.storage.backup;

import firn.storage.care.Fatal;
import firn.storage.chunks.PackFiles;
import firn.storage.chunks.PackedStore.StoredPack;
import firn.storage.vault.Marks;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Packs on which a backup may be killed before and after each step. */
record FatalFiles(PackFiles inner, Fatal fatal) implements PackFiles {
    @Override
    public List<Long> drives() throws IOException {
        return inner.drives();
    }

    @Override
    public List<StoredPack> list(long drive) throws IOException {
        fatal.step();
        return inner.list(drive);
    }

    @Override
    public InputStream read(long drive, long pack, long from) throws IOException {
        fatal.step();
        return inner.read(drive, pack, from);
    }

    @Override
    public void put(long drive, long pack, long length, InputStream bytes) throws IOException {
        fatal.step();
        inner.put(drive, pack, length, bytes);
        fatal.step();
    }

    @Override
    public void delete(long drive, long pack) throws IOException {
        fatal.step();
        inner.delete(drive, pack);
        fatal.step();
    }

    @Override
    public Marks keys() {
        fatal.step();
        return inner.keys();
    }
}
