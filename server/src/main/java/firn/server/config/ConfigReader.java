package firn.server.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Gathers what is set: the command line before the environment before the file. The file is the one that is named, or
 * {@code firn.properties} in the data folder where there is one.
 */
public final class ConfigReader {
    private static final String FILE = "firn.properties";
    private static final String PREFIX = "FIRN_";
    /** Read by others: the first start's account, the file's own place, the start script's Java. */
    static final Set<String> OTHERS =
            Set.of("FIRN_ADMIN_EMAIL", "FIRN_ADMIN_PASSWORD", "FIRN_CONFIG", "FIRN_JAVA_OPTS");

    private final Map<String, String> environment;

    /** @param environment of the process */
    public ConfigReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @param given on the command line
     * @throws IllegalArgumentException in words, when a key is not known or a value cannot be used
     */
    public Config read(Optional<Path> file, Map<Key, String> given) throws IOException {
        Map<Key, String> all = new EnumMap<>(Key.class);
        for (Layer layer : layers(file, given)) {
            layer.values().forEach(all::putIfAbsent);
        }
        return Config.of(all);
    }

    /** What holds for every key, as {@link #read} would have it. */
    public List<Effective> effective(Optional<Path> file, Map<Key, String> given) throws IOException {
        List<Layer> layers = layers(file, given);
        return Arrays.stream(Key.values())
                .map(key -> layers.stream()
                        .filter(layer -> layer.values().containsKey(key))
                        .map(layer -> new Effective(key, layer.values().getOrDefault(key, ""), layer.source()))
                        .findFirst()
                        .orElseGet(() -> new Effective(key, key.otherwise(), Effective.Source.DEFAULT)))
                .toList();
    }

    private record Layer(Effective.Source source, Map<Key, String> values) {}

    /** Nearest first. */
    private List<Layer> layers(Optional<Path> file, Map<Key, String> given) throws IOException {
        Map<Key, String> variables = new EnumMap<>(Key.class);
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX) && !OTHERS.contains(variable)) {
                variables.put(variable(variable), value);
            }
        });
        Optional<Path> named = file.or(
                () -> Optional.ofNullable(environment.get("FIRN_CONFIG")).map(Path::of));
        String data = given.getOrDefault(Key.DATA, variables.getOrDefault(Key.DATA, Key.DATA.otherwise()));
        Path usual = Path.of(data).resolve(FILE);
        Map<Key, String> lines = named.isPresent() || Files.exists(usual) ? lines(named.orElse(usual)) : Map.of();
        return List.of(
                new Layer(Effective.Source.COMMAND_LINE, given),
                new Layer(Effective.Source.ENVIRONMENT, variables),
                new Layer(Effective.Source.FILE, lines));
    }

    private static Key variable(String variable) {
        List<String> known = Arrays.stream(Key.values()).map(Key::variable).toList();
        return Key.ofVariable(variable)
                .orElseThrow(() -> new IllegalArgumentException("The environment sets " + variable
                        + ", which is not known; did you mean " + Key.nearest(variable, known) + "?"));
    }

    private static Map<Key, String> lines(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(reader);
        }
        List<String> known = Arrays.stream(Key.values()).map(Key::text).toList();
        Map<Key, String> values = new EnumMap<>(Key.class);
        for (String name : lines.stringPropertyNames()) {
            Key key = Key.named(name)
                    .orElseThrow(() -> new IllegalArgumentException(file + " sets “" + name
                            + "”, which is not known; did you mean “" + Key.nearest(name, known) + "”?"));
            values.put(key, lines.getProperty(name));
        }
        return values;
    }
}
