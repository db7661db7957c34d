package firn.server.oauth;

import firn.core.people.Limits;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a program asks for: {@code read}, {@code write} (which includes reading) and {@code drive:<id>}, which limits it
 * to one drive. Reading and writing on all drives, where nothing is asked for.
 */
public record Scope(boolean write, Optional<Long> drive) {
    private static final Scope ALL = new Scope(true, Optional.empty());
    private static final Pattern DRIVE = Pattern.compile("drive:([1-9][0-9]{0,17})");

    static Scope parse(Optional<String> text) throws OAuthFault {
        if (text.isEmpty()) {
            return ALL;
        }
        boolean read = false;
        boolean write = false;
        Optional<Long> drive = Optional.empty();
        for (String word : text.get().split(" ", -1)) {
            var named = DRIVE.matcher(word);
            if (named.matches() && drive.isEmpty()) {
                drive = Optional.of(Long.parseLong(named.group(1)));
            } else if (word.equals("read")) {
                read = true;
            } else if (word.equals("write")) {
                write = true;
            } else {
                throw new OAuthFault(
                        "invalid_scope", "The scope has an unknown word; there are read, write and one drive:<id>.");
            }
        }
        if (!read && !write) {
            throw new OAuthFault("invalid_scope", "The scope must have read or write.");
        }
        return new Scope(write, drive);
    }

    static Scope of(Limits limits) {
        return new Scope(!limits.readOnly(), limits.drive());
    }

    Limits limits() {
        return new Limits(drive, !write);
    }

    String text() {
        return (write ? "read write" : "read") + drive.map(id -> " drive:" + id).orElse("");
    }
}
