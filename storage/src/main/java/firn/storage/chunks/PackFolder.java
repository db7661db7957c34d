package firn.storage.chunks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** Where packs lie: {@code <root>/<drive, decimal>/<pack, 16 hexadecimal digits>.pack}. */
record PackFolder(Disk disk, Path root) {
    private static final String SUFFIX = ".pack";

    Path folder(long drive) {
        return root.resolve(Long.toString(drive));
    }

    /** Where the names of keys stand that packs may be sealed with. */
    Path keys() {
        return root.resolve("keys");
    }

    Path file(long drive, long pack) {
        return folder(drive).resolve(HexFormat.of().toHexDigits(pack) + SUFFIX);
    }

    /** Makes the names of a new pack and its folder durable. */
    void forceNames(long drive) throws IOException {
        disk.forceDirectory(folder(drive));
        disk.forceDirectory(root);
    }

    List<Long> drives() throws IOException {
        return named(root, Long::parseLong, "[0-9]{1,19}");
    }

    List<Long> packs(long drive) throws IOException {
        return named(folder(drive), name -> HexFormat.fromHexDigitsToLong(name, 0, 16), "[0-9a-f]{16}\\.pack");
    }

    private List<Long> named(Path folder, Function<String, Long> id, String pattern) throws IOException {
        var ids = new ArrayList<Long>();
        for (var name : disk.list(folder)) {
            if (name.matches(pattern)) {
                ids.add(id.apply(name));
            }
        }
        return ids;
    }
}
