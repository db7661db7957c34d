package firn.server.config;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts that were set, as what they mean. */
final class Values {
    private static final Pattern BYTES = Pattern.compile("([0-9]{1,18}) ?(B|KiB|MiB|GiB|TiB)");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
    private static final Set<String> LEVELS = Set.of("error", "warn", "info", "debug", "trace");

    private final Map<Key, String> values;

    Values(Map<Key, String> values) {
        this.values = values;
    }

    Optional<String> maybe(Key key) {
        String value = values.getOrDefault(key, key.otherwise()).strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    String text(Key key) {
        return maybe(key).orElseThrow(() -> wrong(key, "", "not be empty"));
    }

    long number(Key key, long least, long most) {
        String value = text(key);
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, value, "be a whole number from " + least + " to " + most);
        }
        throw wrong(key, value, "be a whole number from " + least + " to " + most);
    }

    Duration seconds(Key key) {
        return Duration.ofSeconds(number(key, 1, 86_400));
    }

    long bytes(Key key, long least, long most) {
        String value = text(key);
        var parts = BYTES.matcher(value);
        if (parts.matches()) {
            int power = parts.group(2).equals("B")
                    ? 0
                    : 1 + "KMGT".indexOf(parts.group(2).charAt(0));
            BigInteger bytes = new BigInteger(parts.group(1)).shiftLeft(10 * power);
            if (bytes.compareTo(BigInteger.valueOf(least)) >= 0 && bytes.compareTo(BigInteger.valueOf(most)) <= 0) {
                return bytes.longValue();
            }
        }
        throw wrong(key, value, "be a size such as 512 KiB or 2 TiB, at least " + least + " B");
    }

    boolean yes(Key key) {
        String value = text(key);
        return switch (value) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw wrong(key, value, "be yes or no");
        };
    }

    /** Parted by commas or spaces. */
    Set<String> words(Key key) {
        return maybe(key).stream()
                .flatMap(value -> Arrays.stream(value.split("[,\\s]+")))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    <E extends Enum<E>> E choice(Key key, Class<E> type) {
        String value = text(key);
        return Arrays.stream(type.getEnumConstants())
                .filter(it -> spelled(it).equals(value.toLowerCase(Locale.ROOT)))
                .findAny()
                .orElseThrow(() -> wrong(
                        key,
                        value,
                        "be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Values::spelled)
                                        .collect(Collectors.joining(", "))));
    }

    private static String spelled(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String level(Key key) {
        String value = text(key).toLowerCase(Locale.ROOT);
        if (!LEVELS.contains(value)) {
            throw wrong(key, value, "be error, warn, info, debug or trace");
        }
        return value;
    }

    Optional<String> address(Key key) {
        return maybe(key).map(value -> {
            try {
                URI uri = URI.create(value);
                boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
                boolean bare = uri.getRawPath() == null
                        || uri.getRawPath().isEmpty()
                        || uri.getRawPath().equals("/");
                if (http && bare && uri.getHost() != null && uri.getRawQuery() == null) {
                    return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
                }
            } catch (IllegalArgumentException e) {
                throw wrong(key, value, "be an address such as https://drive.example.org");
            }
            throw wrong(key, value, "be an address such as https://drive.example.org");
        });
    }

    Optional<String> domain(Key key) {
        return maybe(key).map(value -> {
            if (!DOMAIN.matcher(value).matches()) {
                throw wrong(key, value, "be a domain such as drive.example.org");
            }
            return value;
        });
    }

    static IllegalArgumentException wrong(Key key, String value, String must) {
        return new IllegalArgumentException(
                "The setting “" + key.text() + "” (" + key.variable() + ") is “" + value + "”; it must " + must + ".");
    }
}
