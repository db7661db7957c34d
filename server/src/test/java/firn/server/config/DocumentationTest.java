package firn.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/configuration.md} tells of every key and of no other. */
class DocumentationTest {
    /** First cells without their quotes, by all cells of the row. */
    private final Map<String, List<String>> rows = new HashMap<>();

    DocumentationTest() throws IOException {
        for (String line : Files.readAllLines(Path.of("..", "docs", "configuration.md"))) {
            if (line.startsWith("| `")) {
                List<String> cells = Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(cell -> cell.strip())
                        .toList();
                rows.put(cells.getFirst().replace("`", ""), cells);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Key.class)
    void everyKeyIsToldWithItsVariableAndDefault(Key key) {
        List<String> cells = rows.get(key.text());
        assertThat(cells).as(key.text()).isNotNull();
        assertThat(cells.get(1)).isEqualTo("`" + key.variable() + "`");
        assertThat(cells.get(2).replace("`", "")).isEqualTo(key.otherwise());
        assertThat(cells.get(3)).as("unit of " + key.text()).isNotEmpty();
        assertThat(cells.get(4)).as("meaning of " + key.text()).isNotEmpty();
        assertThat(key.otherwise().isEmpty()).isEqualTo(cells.get(4).contains("unset:"));
    }

    @Test
    void nothingIsToldThatIsNoKeyOrVariable() {
        List<String> known = Arrays.stream(Key.values()).map(Key::text).toList();
        assertThat(rows.keySet()).allMatch(name -> known.contains(name) || ConfigReader.OTHERS.contains(name));
        assertThat(rows.keySet()).containsAll(ConfigReader.OTHERS);
    }
}
