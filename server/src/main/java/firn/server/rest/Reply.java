package firn.server.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a request is answered with. */
record Reply(int status, List<Map.Entry<String, String>> headers, Body body) {
    sealed interface Body {
        record None() implements Body {}

        record Json(Object value) implements Body {}

        /** Bytes of known length, written as they come; not written for HEAD. */
        record Bytes(long length, Writer writer) implements Body {}

        /** Bytes without end; the writer returns when it is over. */
        record Stream(Writer writer) implements Body {}
    }

    @FunctionalInterface
    interface Writer {
        void to(OutputStream out) throws IOException;
    }

    static Reply ok(Object json) {
        return json(200, json);
    }

    static Reply json(int status, Object value) {
        return new Reply(status, List.of(), new Body.Json(value));
    }

    static Reply empty(int status) {
        return new Reply(status, List.of(), new Body.None());
    }

    static Reply problem(Problem problem) {
        return new Reply(
                problem.status(),
                List.of(Map.entry("Content-Type", "application/problem+json")),
                new Body.Json(problem.members()));
    }

    Reply with(String header, String value) {
        List<Map.Entry<String, String>> longer = new ArrayList<>(headers);
        longer.add(Map.entry(header, value));
        return new Reply(status, List.copyOf(longer), body);
    }
}
