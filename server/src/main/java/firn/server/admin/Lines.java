package firn.server.admin;

import firn.core.people.Account;
import firn.core.people.Answer;
import firn.core.people.Email;
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
