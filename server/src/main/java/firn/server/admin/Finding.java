package firn.server.admin;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the doctor found out about one thing. */
record Finding(String about, State state, String words) {
    enum State {
        GOOD,
        /** Works, and may cease to. */
        WARNING,
        BAD
    }

    static Finding good(String about, String words) {
        return new Finding(about, State.GOOD, words);
    }

    static Finding warning(String about, String words) {
        return new Finding(about, State.WARNING, words);
    }

    static Finding bad(String about, String words) {
        return new Finding(about, State.BAD, words);
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("check", about);
        members.put("state", state.name().toLowerCase(Locale.ROOT));
        members.put("words", words);
        return members;
    }
}
