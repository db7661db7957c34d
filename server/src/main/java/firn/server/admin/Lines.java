package firn.server.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import firn.core.people.Account;
import firn.core.people.Answer;
import firn.core.people.Email;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What commands say, and the questions they share. */
final class Lines {
    private Lines() {}

    static void say(@Nullable CommandSpec spec, String line) {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(line);
        out.flush();
    }

    /** Things alike, a line each below the names of their members; or a JSON array. */
    static void table(@Nullable CommandSpec spec, AdminCommand.Which which, List<Map<String, Object>> rows) {
        if (which.json()) {
            say(spec, json(rows));
        } else if (!rows.isEmpty()) {
            Columns.of(rows).lines().forEach(line -> say(spec, line));
        }
    }

    /** One thing, a member a line; or a JSON object. */
    static void sheet(@Nullable CommandSpec spec, AdminCommand.Which which, Map<String, Object> members) {
        if (which.json()) {
            say(spec, json(members));
        } else {
            members.forEach((name, value) -> say(spec, name + ": " + value));
        }
    }

    /** What was done, in words; or the thing it was done to as a JSON object. */
    static void deed(@Nullable CommandSpec spec, AdminCommand.Which which, String words, Map<String, Object> members) {
        say(spec, which.json() ? json(members) : words);
    }

    private static String json(Object value) {
        try {
            return new JsonMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException in the directory's words, when it was not done */
    static <T> T done(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(T value) -> value;
            case Answer.Taken<T>(String why) -> throw new IllegalArgumentException(why);
            case Answer.Missing<T>(String why) -> throw new IllegalArgumentException(why);
            case Answer.Refused<T>(String why) -> throw new IllegalArgumentException(why);
        };
    }

    static Account account(Registry registry, Email email) {
        return registry.directory()
                .accounts()
                .byEmail(email)
                .orElseThrow(() -> new IllegalArgumentException("There is no account " + email + "."));
    }
}
