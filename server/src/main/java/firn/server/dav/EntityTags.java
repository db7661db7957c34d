package firn.server.dav;

import firn.core.tree.Content;
import firn.core.tree.File;
import firn.core.tree.Folder;
import firn.core.tree.Link;
import firn.core.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Strong entity tags (RFC 9110 §8.8.3): {@code "<version>-<8 digits of the checksum>"}, the same wherever they stand. */
final class EntityTags {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private EntityTags() {}

    /** Folders have none. */
    static Optional<String> of(Node node) {
        return switch (node) {
            case File file -> Optional.of(of(file.content()));
            case Link link ->
                Optional.of("\"" + link.id() + "-"
                        + Integer.toHexString(link.target().hashCode()) + "\"");
            case Folder folder -> Optional.empty();
        };
    }

    static String of(Content content) {
        byte[] sum = new byte[32];
        content.checksum().write(sum, 0);
        StringBuilder tag = new StringBuilder(24)
                .append('"')
                .append(content.version().value())
                .append('-');
        for (int i = 0; i < 4; i++) {
            tag.append(HEX[sum[i] >> 4 & 0xF]).append(HEX[sum[i] & 0xF]);
        }
        return tag.append('"').toString();
    }

    /** What an If-Match or If-None-Match names. */
    sealed interface Named {
        /** {@code *}. */
        record Any() implements Named {}

        /** Tags as they stand, weak ones with their {@code W/}. */
        record These(List<String> tags) implements Named {
            /** @param weakly whether a weak tag matches the strong one with its text */
            boolean match(String tag, boolean weakly) {
                return tags.contains(tag) || weakly && tags.contains("W/" + tag);
            }
        }
    }

    /** Empty when the value is not what RFC 9110 §13.1.1 says: Joplin sends such, meaning nothing by it. */
    static Optional<Named> parse(String value) {
        String rest = value.strip();
        if (rest.equals("*")) {
            return Optional.of(new Named.Any());
        }
        List<String> tags = new ArrayList<>();
        int at = 0;
        while (at < rest.length()) {
            int open = rest.startsWith("W/", at) ? at + 2 : at;
            int close = open < rest.length() && rest.charAt(open) == '"' ? rest.indexOf('"', open + 1) : -1;
            if (close < 0) {
                return Optional.empty();
            }
            tags.add(rest.substring(at, close + 1));
            at = close + 1;
            while (at < rest.length() && (rest.charAt(at) == ',' || rest.charAt(at) == ' ')) {
                at++;
            }
        }
        return tags.isEmpty() ? Optional.empty() : Optional.of(new Named.These(tags));
    }
}
