package firn.clients.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Local files a client carries: names that hurt, empty ones, depth, a large one. The same bytes every time. */
public final class SampleTree {
    public static final int LARGE = 20 * 1024 * 1024;
    private static final Instant FIRST_TIME = Instant.parse("2019-03-05T07:11:13Z");

    private SampleTree() {}

    /** Few files, since rclone paces itself; their modification times lie years back, each its own. */
    public static Path make(Path folder) throws IOException {
        Map<String, byte[]> files = Map.of(
                "plain.txt", "plain\n".getBytes(StandardCharsets.UTF_8),
                "empty.bin", new byte[0],
                "Grüße & 100% #1 + ~ [x].txt", bytes(1, 3_000),
                "日本/メモ ; 🗻.md", bytes(2, 70_000),
                "a/b/c/d/deep.bin", bytes(3, 300_000),
                "a/empty", new byte[0],
                "large.bin", bytes(4, LARGE));
        int minutes = 0;
        for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
            Files.setLastModifiedTime(path, FileTime.from(FIRST_TIME.plusSeconds(60L * minutes++)));
        }
        return folder;
    }

    /** Bytes that look like noise and are a function of the seed (SplitMix64). */
    public static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        long state = seed;
        for (int at = 0; at < length; at += Long.BYTES) {
            state += 0x9e3779b97f4a7c15L;
            long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
            mixed ^= mixed >>> 31;
            for (int part = 0; part < Long.BYTES && at + part < length; part++) {
                bytes[at + part] = (byte) (mixed >>> (8 * part));
            }
        }
        return bytes;
    }

    /** Both folders hold the same files with the same bytes. */
    public static void assertSame(Path expected, Path actual) throws IOException {
        assertThat(hashes(actual)).isEqualTo(hashes(expected));
    }

    /** Every file below the folder by its relative path, with the hash of its content. */
    public static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                hashes.put(folder.relativize(file).toString(), hash("SHA-256", Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    public static String hash(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm, e);
        }
    }
}
