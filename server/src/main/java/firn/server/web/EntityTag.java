package firn.server.web;

import firn.core.tree.Content;
import firn.core.tree.VersionId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The strong entity tag of a file's content (RFC 9110 §8.8.3), the same in REST and WebDAV. */
public record EntityTag(VersionId version, String check) {
    private static final int DIGITS = 8;

    public static EntityTag of(Content content) {
        return new EntityTag(content.version(), content.checksum().hex().substring(0, DIGITS));
    }

    /** Quoted, as headers carry it. */
    public String quoted() {
        return "\"" + version + "-" + check + "\"";
    }

    /** Empty for anything that is not a tag of ours: weak ones and foreign ones match nothing. */
    public static Optional<EntityTag> parse(String quoted) {
        int dash = quoted.indexOf('-');
        if (quoted.length() < 4 || quoted.charAt(0) != '"' || !quoted.endsWith("\"") || dash < 2) {
            return Optional.empty();
        }
        try {
            long version = Long.parseLong(quoted.substring(1, dash));
            return Optional.of(new EntityTag(new VersionId(version), quoted.substring(dash + 1, quoted.length() - 1)));
        } catch (NumberFormatException foreign) {
            return Optional.empty();
        }
    }

    /** The tags of ours in a header such as {@code "1-a", W/"2-b"}. */
    public static List<EntityTag> list(String header) {
        List<EntityTag> tags = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            parse(part.strip()).ifPresent(tags::add);
        }
        return List.copyOf(tags);
    }

    public static Set<VersionId> versions(String header) {
        Set<VersionId> versions = new LinkedHashSet<>();
        list(header).forEach(tag -> versions.add(tag.version()));
        return versions;
    }
}
