package firn.clients.many;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.Backing;
import firn.clients.target.FirnServer;
import firn.clients.tool.SampleTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code firn admin move}: to PostgreSQL and S3, and back, by the commands an administrator types. */
class MoveTest {
    private static final int FILES = 30;

    @TempDir
    private Path folder;

    @Test
    void aServerMovesThereAndBack() throws Exception {
        Path first = folder.resolve("first");
        Path third = folder.resolve("third");
        try (FirnServer server = FirnServer.on(first)) {
            store(server);
        }
        try (Backing backing = Backing.start()) {
            Path far = settings("far", backing.settings(), folder.resolve("second"));
            assertThat(FirnServer.administer(first, Map.of(), "move", "--to", far.toString()))
                    .contains("all compared");
            try (FirnServer server = FirnServer.on(folder.resolve("second"), backing.settings())) {
                verify(server);
            }
            Path near = settings("near", Map.of(), third);
            assertThat(FirnServer.administer(
                            folder.resolve("second"), backing.settings(), "move", "--to", near.toString()))
                    .contains("all compared");
        }
        for (Path place : new Path[] {third, first}) {
            try (FirnServer server = FirnServer.on(place)) {
                verify(server);
            }
        }
    }

    private static void store(FirnServer server) throws Exception {
        var person = new Person(server.files());
        for (int number = 0; number < FILES; number++) {
            assertThat(person.ask("PUT", "f" + number, content(number)).statusCode())
                    .isEqualTo(201);
        }
    }

    private static void verify(FirnServer server) throws Exception {
        var person = new Person(server.files());
        for (int number = 0; number < FILES; number++) {
            assertThat(person.ask("GET", "f" + number).body()).isEqualTo(content(number));
        }
        assertThat(person.ask("PUT", "again", content(1)).statusCode()).isIn(201, 204);
    }

    private static byte[] content(int number) {
        return SampleTree.bytes(number, number * 40_000);
    }

    /** The same settings as a file. */
    private Path settings(String name, Map<String, String> variables, Path data) throws Exception {
        var lines = new StringBuilder("data = " + data + "\n");
        new TreeMap<>(variables)
                .forEach((variable, value) -> lines.append(variable.substring("FIRN_".length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'))
                        .append(" = ")
                        .append(value)
                        .append('\n'));
        return Files.writeString(folder.resolve(name + ".properties"), lines);
    }
}
