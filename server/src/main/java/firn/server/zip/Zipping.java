package firn.server.zip;

import firn.core.access.DriveView;
import firn.core.access.Reading;
import firn.core.tree.File;
import firn.core.tree.Folder;
import firn.core.tree.Link;
import firn.core.tree.Node;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Writes ZIP files. A ZIP ends with the list of all its entries, which is what is held of it in memory; so there are
 * limits to the entries of one and of all that are on their way.
 */
public final class Zipping {
    /** Entries of one ZIP. */
    public static final int MOST = 200_000;

    private static final int MOST_AT_ONCE = 2 * MOST;
    private static final int BUFFER = 64 << 10;

    private final int most;
    private final Semaphore entries;

    public Zipping() {
        this(MOST, MOST_AT_ONCE);
    }

    Zipping(int most, int atOnce) {
        this.most = most;
        this.entries = new Semaphore(atOnce);
    }

    /**
     * How many entries the ZIP will have.
     *
     * @throws TooMuchException when they are too many, or one lies too deep
     */
    public int count(DriveView view, List<Node> selected) throws IOException {
        int[] count = {0};
        new Walk(view, (path, node) -> {
                    if (++count[0] > most) {
                        throw new TooMuchException("A ZIP has at most " + most + " files and folders.");
                    }
                })
                .over(selected);
        return count[0];
    }

    /** Whether so many entries could be written now; may change at once. */
    public boolean hasRoom(int count) {
        return entries.availablePermits() >= count;
    }

    /**
     * Writes what was selected with all below it, as far as the actor may see it. When this throws, what was written is no ZIP:
     * its end is missing.
     *
     * @param count as it was counted
     * @throws NoSuchFileException when something went away before it was written
     * @throws firn.core.content.DamagedChunkException when the store's bytes are not a content's
     * @throws TooMuchException when it has grown since it was counted, and there is no room
     */
    public void write(DriveView view, List<Node> selected, int count, OutputStream out) throws IOException {
        int[] held = {0};
        take(held, count);
        try (Archive archive = new Archive(new BufferedOutputStream(out, BUFFER))) {
            int[] written = {0};
            new Walk(view, (path, node) -> {
                        if (++written[0] > held[0]) {
                            take(held, 1);
                        }
                        add(view, archive, path, node);
                    })
                    .over(selected);
            archive.finish();
        } finally {
            entries.release(held[0]);
        }
    }

    private void take(int[] held, int more) throws TooMuchException {
        if (held[0] + more > most || !entries.tryAcquire(more)) {
            throw new TooMuchException("Too many ZIP files are being made.");
        }
        held[0] += more;
    }

    private static void add(DriveView view, Archive archive, String path, Node node) throws IOException {
        switch (node) {
            case Folder folder -> archive.folder(path, folder);
            case Link link -> archive.link(path, link);
            case File file -> archive.file(path, file, open(view, file));
        }
    }

    /** The content that was listed; when that version is gone by now, the one that took its place. */
    private static Reading open(DriveView view, File file) throws IOException {
        try {
            return view.open(file.id(), file.content().version());
        } catch (NoSuchFileException e) {
            return view.open(file.id());
        }
    }
}
