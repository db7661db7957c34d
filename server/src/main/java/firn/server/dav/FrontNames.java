package firn.server.dav;

import firn.core.tree.InvalidNameException;
import firn.core.tree.Name;
import firn.core.tree.Trashed;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The names of what is not a node: the two folders at a drive's front and the entries of its trash. On a clash the trash
 * comes first, then the folder with the drive's name, then the drive's own folders; those stay in reach through the
 * folder with the drive's name.
 */
record FrontNames(String trash, String data) {
    /** What the trash is called; the second where the drive has the first's name. */
    private static final String[] TRASH = {"Trash", "Deleted files"};

    private static final String NAMELESS = "Drive";
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String OPENING = " (deleted ";

    static FrontNames of(String driveName) {
        String data = presentable(driveName);
        return new FrontNames(same(data, TRASH[0]) ? TRASH[1] : TRASH[0], data);
    }

    boolean isTrash(String name) {
        return same(name, trash);
    }

    boolean isData(String name) {
        return same(name, data);
    }

    /** {@code report (deleted 2026-11-23 22.51.03 17).txt}: unique and stable, with the node's id at the end. */
    static String of(Trashed trashed) {
        String words = OPENING.substring(1) + WHEN.format(trashed.at()) + " "
                + trashed.node().id() + ")";
        return trashed.node().name().with(words).text();
    }

    /** The id in an entry's name from this place on; -1 when there is none. */
    static long idIn(String entry, int from) {
        int close = entry.indexOf(')', from);
        int space = close < 0 ? -1 : entry.lastIndexOf(' ', close);
        if (space < from || close - space > 19) {
            return -1;
        }
        long id = 0;
        for (int i = space + 1; i < close; i++) {
            char c = entry.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            id = id * 10 + (c - '0');
        }
        return id;
    }

    /** Where the next "(deleted" before a place begins, -1 when there is none. */
    static int openingBefore(String entry, int before) {
        return entry.lastIndexOf(OPENING, before);
    }

    static boolean same(String one, String other) {
        return one.equals(other) || key(one).equals(key(other));
    }

    private static String key(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC);
    }

    private static String presentable(String driveName) {
        try {
            return new Name(driveName.replace('/', '_').strip()).text();
        } catch (InvalidNameException e) {
            return NAMELESS;
        }
    }
}
