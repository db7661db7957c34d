package firn.storage.vault;

import firn.core.testing.SeededRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keyrings for tests of other rooms. */
public final class Rings {
    private Rings() {}

    /** Keys by their numbers; the first seals. */
    public static Keyring of(int... keys) {
        return Keyring.parse(lines(keys), random());
    }

    /** Seals nothing, opens what those keys sealed. */
    public static Keyring plain(int... keys) {
        return Keyring.parse("plain\n" + lines(keys), random());
    }

    private static String lines(int... keys) {
        return IntStream.of(keys).mapToObj(Rings::text).collect(Collectors.joining("\n"));
    }

    private static String text(int number) {
        var key = new byte[DataKey.BYTES];
        Arrays.fill(key, (byte) number);
        return Base64.getEncoder().encodeToString(key);
    }

    private static java.util.random.RandomGenerator random() {
        var random = new SeededRandom(77);
        return () -> {
            synchronized (random) {
                return random.nextLong();
            }
        };
    }
}
