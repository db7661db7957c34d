package firn.server.config;

import firn.core.people.Offers;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The offers a server runs under: those of the file that is set, or those that come with Firn. */
public final class OffersFile {
    private OffersFile() {}

    /** @throws IllegalArgumentException in words, when the file's lines cannot be used */
    public static Offers of(Config config) throws IOException {
        Optional<Path> file = config.offers();
        if (file.isEmpty()) {
            return Offers.shipped();
        }
        Offers offers;
        try (Reader lines = Files.newBufferedReader(file.get(), StandardCharsets.UTF_8)) {
            offers = Offers.read(lines);
        }
        if (offers.byName(Offers.COMMUNITY).isEmpty()) {
            throw new IllegalArgumentException(file.get() + " lacks the offer “" + Offers.COMMUNITY
                    + "”, which drives fall back to; add a line such as “" + Offers.COMMUNITY + ".users = 1+”.");
        }
        return offers;
    }
}
