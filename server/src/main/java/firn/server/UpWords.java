package firn.server;

import firn.server.config.Key;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code firn up} was given, by option. The plain form, in which services and scripts start the server, is read here:
 * picocli's classes are too old for the start-up cache, so that to read two options by it takes a third of a second.
 */
record UpWords(Map<String, String> options) {
    static final String CONFIG = "--config";
    static final String DATA = "--data";
    static final String HOST = "--host";
    static final String PORT = "--port";

    private static final Map<String, Key> KEYS = Map.of(DATA, Key.DATA, HOST, Key.HOST, PORT, Key.PORT);

    UpWords {
        options = Map.copyOf(options);
    }

    static UpWords none() {
        return new UpWords(Map.of());
    }

    /** With an option's value; null stands for an option that was not given. */
    UpWords with(String option, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new TreeMap<>(options);
        more.put(option, value);
        return new UpWords(more);
    }

    /** {@code up} and then options each followed by its value; empty for all that asks for more reading, like help. */
    static Optional<UpWords> plain(String... arguments) {
        if (arguments.length % 2 == 0 || !arguments[0].equals("up")) {
            return Optional.empty();
        }
        UpWords read = none();
        for (int i = 1; i < arguments.length; i += 2) {
            String option = arguments[i];
            String value = arguments[i + 1];
            boolean known = option.equals(CONFIG) || KEYS.containsKey(option);
            if (!known || read.options.containsKey(option) || !isPlain(value)) {
                return Optional.empty();
            }
            read = read.with(option, value);
        }
        return Optional.of(read);
    }

    /** What picocli takes as it is: no option, no file of options, no quotes. */
    private static boolean isPlain(String value) {
        return !value.isEmpty() && "-@\"'".indexOf(value.charAt(0)) < 0;
    }

    Optional<Path> config() {
        return Optional.ofNullable(options.get(CONFIG)).map(Path::of);
    }

    Map<Key, String> settings() {
        Map<Key, String> settings = new EnumMap<>(Key.class);
        options.forEach((option, value) -> {
            Key key = KEYS.get(option);
            if (key != null) {
                settings.put(key, value);
            }
        });
        return settings;
    }
}
