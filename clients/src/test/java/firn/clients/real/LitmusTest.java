package firn.clients.real;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.tool.Outcome;
import firn.clients.tool.Program;
import firn.clients.wire.RawHttp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** litmus 0.13, all its suites, straight below the drive's root. It runs once; the tests read what it said. */
@Served
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LitmusTest {
    private static final Pattern SUMMARY =
            Pattern.compile("<- summary for `(\\w+)': of (\\d+) tests run: (\\d+) passed");
    private static final Pattern TROUBLE = Pattern.compile("(?i)warning|FAIL|SKIPPED|error");

    private final Target root;

    private String said = "";

    LitmusTest(DavServer server) {
        root = server.root();
    }

    @BeforeAll
    void runOnce(@TempDir Path home) {
        Program.require("litmus");
        Outcome outcome = Program.of(home, "litmus", "-k", root.base().toString(), root.user(), root.password())
                .within(Duration.ofMinutes(5))
                .run();
        said = outcome.all().replace('\r', '\n');
    }

    @AfterAll
    void clean() {
        new RawHttp(root).delete("litmus/");
    }

    @Test
    void everySuitePassesWhole() {
        Map<String, String> passed = new TreeMap<>();
        Map<String, String> run = new TreeMap<>();
        Matcher summaries = SUMMARY.matcher(said);
        while (summaries.find()) {
            run.put(summaries.group(1), summaries.group(2));
            passed.put(summaries.group(1), summaries.group(3));
        }
        assertThat(run).as(this::trouble).containsOnlyKeys("basic", "copymove", "props", "locks", "http");
        assertThat(passed).as(this::trouble).isEqualTo(run);
    }

    @Test
    @OnlyFirn("Apache gets two warnings in the suite 'locks'")
    void nothingIsWarnedOf() {
        assertThat(said).isNotEmpty();
        assertThat(said.toLowerCase(Locale.ROOT)).as(this::trouble).doesNotContain("warning");
    }

    private String trouble() {
        String lines = said.lines().filter(line -> TROUBLE.matcher(line).find()).collect(Collectors.joining("\n"));
        return lines.isEmpty() ? said : lines;
    }
}
