package firn.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    @Test
    void thePageTellsOfEveryKeyItsVariableAndItsDefaultAndOfNoOther() throws Exception {
        List<String> told = Files.readAllLines(Path.of("..", "docs", "configuration.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', line.indexOf('|', line.indexOf('|', 1) + 1) + 1) + 1))
                .toList();
        assertThat(told)
                .containsExactlyElementsOf(Arrays.stream(Key.values())
                        .map(key -> "| `" + key.text() + "` | `" + key.variable() + "` | "
                                + (key.otherwise().isEmpty() ? "|" : "`" + key.otherwise() + "` |"))
                        .toList());
    }
}
