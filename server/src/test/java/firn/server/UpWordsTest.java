package firn.server;

import static org.assertj.core.api.Assertions.assertThat;

import firn.server.config.ConfigReader;
import firn.server.config.Key;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UpWordsTest {
    private static final List<String> PLAIN =
            List.of("--data", "a folder", "--config", "f.properties", "--port", "0", "--host", "::1");

    private static CommandLine picocli() {
        Up up = new Up(new ConfigReader(Map.of()), Map.of(), InstantSource.system(), new SecureRandom(), code -> {});
        return new CommandLine(new UpCommand(up));
    }

    @Test
    void readsPairs() {
        UpWords read = UpWords.plain(line(PLAIN)).orElseThrow();

        assertThat(read.settings()).isEqualTo(Map.of(Key.DATA, "a folder", Key.PORT, "0", Key.HOST, "::1"));
        assertThat(read.config()).contains(Path.of("f.properties"));
        assertThat(UpWords.plain("up")).contains(UpWords.none());
    }

    @Test
    void readsThemAsPicocliDoes() {
        Map<String, String> read = new TreeMap<>();
        for (var option : picocli().parseArgs(PLAIN.toArray(new String[0])).matchedOptions()) {
            read.put(option.longestName(), option.getValue());
        }

        assertThat(UpWords.plain(line(PLAIN))).contains(new UpWords(read));
    }

    /** Every option of the command is read in its plain form, too: none is forgotten. */
    @Test
    void knowsEveryOption() {
        for (var option : picocli().getCommandSpec().options()) {
            if (option.arity().max() > 0) {
                assertThat(UpWords.plain("up", option.longestName(), "x"))
                        .as(option.longestName())
                        .isPresent();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up --help",
                "up --port",
                "up --data=x",
                "up --port 1 --port 2",
                "up --port --data",
                "up --port @file",
                "up --prot 1",
                "up x",
                "admin --data x",
                "--data x up"
            })
    void leavesAllElseToPicocli(String words) {
        assertThat(UpWords.plain(words.split(" "))).isEmpty();
        assertThat(UpWords.plain()).isEmpty();
    }

    private static String[] line(List<String> options) {
        String[] line = new String[options.size() + 1];
        line[0] = "up";
        for (int i = 0; i < options.size(); i++) {
            line[i + 1] = options.get(i);
        }
        return line;
    }
}
