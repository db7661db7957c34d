package firn.server.zip;

import firn.core.tree.Name;
import firn.server.web.MediaTypes;
import java.util.Locale;
import java.util.Set;

/** Which files grow smaller by compression, told by their names: those that are compressed already only cost time. */
final class Squeezable {
    private static final Set<String> PACKED_TYPES =
            Set.of("application/zip", "application/gzip", "application/pdf", "font/woff2", "application/x-keepass2");

    private static final Set<String> PACKED = Set.of(
            "7z", "rar", "xz", "bz2", "zst", "lz4", "br", "tbz2", "txz", "jar", "war", "apk", "epub", "cbz", "cbr",
            "dmg", "deb", "rpm", "msi", "mkv", "avi", "wmv", "aac", "opus", "wma", "jxl", "jp2", "heif", "gpg", "age",
            "kra");

    private Squeezable() {}

    static boolean is(Name name) {
        String type = MediaTypes.of(name);
        boolean bare = type.equals("image/bmp") || type.equals("image/svg+xml") || type.equals("audio/wav");
        boolean packed = type.startsWith("image/")
                || type.startsWith("audio/")
                || type.startsWith("video/")
                || type.startsWith("application/vnd.o") // office documents are ZIP files themselves
                || PACKED_TYPES.contains(type)
                || PACKED.contains(extension(name));
        return bare || !packed;
    }

    private static String extension(Name name) {
        String text = name.text();
        return text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
