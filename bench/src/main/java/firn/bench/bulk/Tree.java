package firn.bench.bulk;

import firn.bench.load.RandomBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Data set S: 10,000 files of 1 to 16 KiB in 200 folders, 80 MB or so that nothing compresses.
 *
 * @param folders names below the root
 * @param files paths below the root, folder by folder
 */
public record Tree(Path root, List<String> folders, List<String> files) {
    private static final int FOLDERS = 200;
    private static final int FILES_EACH = 50;
    private static final int LEAST = 1 << 10;
    private static final int MOST = 16 << 10;

    /** Writes the set; the same seed gives the same bytes, another seed others. */
    public static Tree make(Path root, long seed) throws IOException {
        Random sizes = new Random(seed);
        RandomBytes bytes = new RandomBytes(seed);
        List<String> folders = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (int folder = 0; folder < FOLDERS; folder++) {
            String name = "folder-%03d".formatted(folder);
            folders.add(name);
            Files.createDirectories(root.resolve(name));
            for (int i = 0; i < FILES_EACH; i++) {
                String file = "%s/file-%02d.bin".formatted(name, i);
                files.add(file);
                write(root.resolve(file), bytes, LEAST + sizes.nextInt(MOST - LEAST + 1));
            }
        }
        return new Tree(root, List.copyOf(folders), List.copyOf(files));
    }

    private static void write(Path file, RandomBytes bytes, int size) throws IOException {
        ByteBuffer content = bytes.next((size + 7) / 8 * 8).limit(size);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (content.hasRemaining()) {
                out.write(content);
            }
        }
    }

    /** The files in runs of at most so many. */
    List<List<String>> batches(int most) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < files.size(); from += most) {
            batches.add(files.subList(from, Math.min(from + most, files.size())));
        }
        return Collections.unmodifiableList(batches);
    }

    /** @throws IOException naming the first file that the other folder does not hold as it is here */
    public void requireSame(Path other) throws IOException {
        for (String file : files) {
            if (Files.mismatch(root.resolve(file), other.resolve(file)) != -1) {
                throw new IOException(other.resolve(file) + " is not what was sent");
            }
        }
    }
}
