package firn.core.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/** A catalogue of offers by their names. */
public final class Offers {
    /** The offer of a server that nobody sells anything on. */
    public static final String COMMUNITY = "community";

    private final Map<String, Offer> byName;

    private Offers(Map<String, Offer> byName) {
        this.byName = byName;
    }

    /** Those that come with Firn: <code>offers.properties</code> beside this class. */
    public static Offers shipped() {
        try (InputStream in = Offers.class.getResourceAsStream("offers.properties")) {
            if (in == null) {
                throw new IllegalStateException("The program is incomplete: offers.properties is missing");
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads lines such as <code>solo.versions = 200</code>; what they may say stands at the head of the shipped file.
     *
     * @throws IllegalArgumentException naming the line that cannot be understood
     */
    public static Offers read(Reader lines) throws IOException {
        var properties = new Properties();
        properties.load(lines);
        var names = new TreeSet<String>();
        for (String key : properties.stringPropertyNames()) {
            names.add(OfferLines.offerOf(key));
        }
        var offers = new LinkedHashMap<String, Offer>();
        for (String name : names) {
            offers.put(name, new OfferLines(name, properties).offer());
        }
        return new Offers(offers);
    }

    public Optional<Offer> byName(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** By name. */
    public Collection<Offer> all() {
        return byName.values();
    }
}
