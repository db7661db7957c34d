package firn.server.dav;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The If header (RFC 4918 §10.4): it holds when any of its lists does, a list when all its conditions do. */
record IfHeader(List<IfHeader.Group> groups) {
    static final IfHeader NONE = new IfHeader(List.of());

    private static final int MAX_CONDITIONS = 200;

    /** One list, about a resource or, without, about the one the request is for. */
    record Group(Optional<String> resource, List<Condition> conditions) {}

    sealed interface Condition {
        boolean not();

        record Token(boolean not, String token) implements Condition {}

        record Tag(boolean not, String tag) implements Condition {}
    }

    /** All lock tokens it submits. */
    Set<String> tokens() {
        Set<String> tokens = new HashSet<>();
        for (Group group : groups) {
            for (Condition condition : group.conditions) {
                if (condition instanceof Condition.Token token && !token.not) {
                    tokens.add(token.token);
                }
            }
        }
        return tokens;
    }

    static IfHeader parse(String value) throws Refusal {
        return new Parser(value).header();
    }

    private static final class Parser {
        private final String text;
        private int at;
        private int conditions;

        Parser(String text) {
            this.text = text;
        }

        IfHeader header() throws Refusal {
            List<Group> groups = new ArrayList<>();
            Optional<String> resource = Optional.empty();
            skipSpace();
            while (at < text.length()) {
                if (text.charAt(at) == '<') {
                    resource = Optional.of(until('>'));
                } else if (text.charAt(at) == '(') {
                    at++;
                    groups.add(new Group(resource, list()));
                } else {
                    throw malformed();
                }
                skipSpace();
            }
            if (groups.isEmpty()) {
                throw malformed();
            }
            return new IfHeader(groups);
        }

        private List<Condition> list() throws Refusal {
            List<Condition> list = new ArrayList<>();
            skipSpace();
            while (at < text.length() && text.charAt(at) != ')') {
                boolean not = text.regionMatches(true, at, "Not", 0, 3);
                if (not) {
                    at += 3;
                    skipSpace();
                }
                list.add(condition(not));
                skipSpace();
            }
            if (at == text.length() || list.isEmpty()) {
                throw malformed();
            }
            at++;
            return list;
        }

        private Condition condition(boolean not) throws Refusal {
            char c = at < text.length() ? text.charAt(at) : ')';
            if (++conditions > MAX_CONDITIONS || (c != '<' && c != '[')) {
                throw malformed();
            }
            return c == '<' ? new Condition.Token(not, until('>')) : new Condition.Tag(not, until(']'));
        }

        /** What stands between the bracket here and its partner. */
        private String until(char close) throws Refusal {
            int end = text.indexOf(close, at + 1);
            if (end < 0) {
                throw malformed();
            }
            String inside = text.substring(at + 1, end);
            at = end + 1;
            return inside;
        }

        private void skipSpace() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private static Refusal malformed() {
            return Refusal.of(400, "The If header is not what RFC 4918 §10.4 says.");
        }
    }
}
