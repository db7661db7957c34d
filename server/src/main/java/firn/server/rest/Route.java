package firn.server.rest;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing REST can be asked.
 *
 * @param template below {@code /api/v1}, such as {@code /drives/{drive}/nodes/{node}}
 */
record Route(String method, String template, Access access, Handler handler) {
    enum Access {
        /** For everyone. */
        OPEN,
        SIGNED_IN,
        /** For people in a browser: not for programs that were let in, whatever they may do with files. */
        IN_PERSON,
        /** For programs, which bring their secrets in the body; no cookie is heeded. */
        PROGRAM
    }

    @FunctionalInterface
    interface Handler {
        Reply answer(Call call) throws IOException;
    }

    static Route signedIn(String method, String template, Handler handler) {
        return new Route(method, template, Access.SIGNED_IN, handler);
    }

    static Route inPerson(String method, String template, Handler handler) {
        return new Route(method, template, Access.IN_PERSON, handler);
    }

    static Route program(String method, String template, Handler handler) {
        return new Route(method, template, Access.PROGRAM, handler);
    }

    static Route open(String method, String template, Handler handler) {
        return new Route(method, template, Access.OPEN, handler);
    }

    /** The values of the template's variables when the segments fit it. */
    Optional<Map<String, String>> fits(List<String> segments) {
        String[] wanted = template.substring(1).split("/", -1);
        if (wanted.length != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                values.put(wanted[i].substring(1, wanted[i].length() - 1), segments.get(i));
            } else if (!wanted[i].equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
