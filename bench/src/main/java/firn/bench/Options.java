package firn.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words after a command: {@code --name value} and {@code --name}. Unknown words are refused. */
final class Options {
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();

    Options(String[] arguments, Set<String> withValue, Set<String> without) {
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        while (!left.isEmpty()) {
            String word = left.pop();
            if (without.contains(word)) {
                flags.add(word);
            } else if (withValue.contains(word) && !left.isEmpty()) {
                values.put(word, left.pop());
            } else {
                throw new IllegalArgumentException(
                        withValue.contains(word) ? word + " needs a value" : "unknown option " + word);
            }
        }
    }

    boolean has(String flag) {
        return flags.contains(flag) || values.containsKey(flag);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    Path path(String name, String otherwise) {
        return Path.of(text(name, otherwise)).toAbsolutePath();
    }

    int atLeast(String name, int least, int otherwise) {
        String text = text(name, Integer.toString(otherwise));
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least) {
            throw new IllegalArgumentException(name + " needs a whole number from " + least + ", not " + text);
        }
        return Integer.parseInt(text);
    }

    /** The named ones of {@code all}; all when the option isn't there. */
    Set<String> choice(String name, List<String> all) {
        Set<String> chosen = new HashSet<>(
                values.containsKey(name) ? Arrays.asList(values.get(name).split(",")) : all);
        if (!all.containsAll(chosen)) {
            throw new IllegalArgumentException(name + " knows " + String.join(", ", all) + ", not " + values.get(name));
        }
        return chosen;
    }
}
