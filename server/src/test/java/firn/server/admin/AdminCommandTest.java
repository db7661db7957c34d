package firn.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import firn.core.people.Limits;
import firn.core.people.NewAppPassword;
import firn.server.config.ConfigReader;
import firn.server.config.FolderState;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code firn admin} as whoever types it meets it. */
class AdminCommandTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

    @TempDir
    private Path data;

    private final Map<String, String> environment = new java.util.HashMap<>();

    private record Said(int code, String out, String errors) {
        JsonNode json() throws Exception {
            assertThat(code).as(errors).isZero();
            return new ObjectMapper().readTree(out);
        }
    }

    private Said firn(String... words) {
        return typing("", words);
    }

    private Said typing(String input, String... words) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            int code = AdminCommand.line(new ConfigReader(environment), CLOCK, new SecureRandom())
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(errors))
                    .setExecutionExceptionHandler((failure, line, parsed) -> {
                        errors.write(failure.getMessage());
                        return CommandLine.ExitCode.SOFTWARE;
                    })
                    .execute(all.toArray(String[]::new));
            return new Said(code, out.toString(), errors.toString());
        } finally {
            System.setIn(before);
        }
    }

    private JsonNode json(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        return firn(all.toArray(String[]::new)).json();
    }

    @BeforeEach
    void begin() throws Exception {
        Files.setPosixFilePermissions(data, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        assertThat(typing("Correct-horse-7\n", "account", "create", "ada@example.org", "--name", "Ada")
                        .code())
                .isZero();
    }

    private Registry registry() throws Exception {
        return Registry.beside(
                new ConfigReader(Map.of("FIRN_DATA", data.toString())).read(Optional.empty(), Map.of()), CLOCK);
    }

    @Test
    void accountsAreListedBlockedAndSignedOut() throws Exception {
        assertThat(json("account", "list").at("/0/email").asText()).isEqualTo("ada@example.org");
        assertThat(firn("account", "list").out()).startsWith("ID  EMAIL").contains("ada@example.org");
        assertThat(json("account", "block", "ada@example.org").at("/blocked").asBoolean())
                .isTrue();
        assertThat(firn("account", "unblock", "ada@example.org").out())
                .isEqualTo("ada@example.org may sign in again.\n");
        assertThat(firn("account", "sign-out", "ada@example.org").code()).isZero();
        var none = firn("account", "second-factor-off", "ada@example.org");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.errors()).isEqualTo("ada@example.org has no second factor.");
        assertThat(firn("account", "block", "bob@example.org").errors())
                .isEqualTo("There is no account bob@example.org.");
        assertThat(typing("short\n", "account", "set-password", "ada@example.org")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void drivesTellWhatTheyUseAndMayUse() throws Exception {
        long club = json("organisation", "create", "Club", "--representative", "ada@example.org")
                .at("/id")
                .asLong();
        long drive = json("drive", "create", "One", "--administrator", "ada@example.org")
                .at("/id")
                .asLong();
        JsonNode shown = json("drive", "show", "" + drive);
        assertThat(shown.at("/used").asLong()).isZero();
        assertThat(shown.at("/limit").asText()).isNotEmpty();
        assertThat(shown.at("/organisation").asLong()).isEqualTo(club);
        assertThat(shown.at("/members/0/role").asText()).isEqualTo("administrator");
        assertThat(json("drive", "rename", "" + drive, "Two").at("/name").asText())
                .isEqualTo("Two");
        assertThat(json("drive", "set-offer", "" + drive, "solo").at("/offer").asText())
                .isEqualTo("solo");
        assertThat(json("drive", "list").at("/0/limit").asText()).isEqualTo("none");
        assertThat(firn("drive", "set-offer", "" + drive, "none").errors())
                .startsWith("There is no offer “none”; there are ");
        assertThat(firn("drive", "show", "99").errors()).startsWith("There is no drive 99");
    }

    @Test
    void organisationsAndTeamsHaveMembers() throws Exception {
        long club = json("organisation", "create", "Club", "--representative", "ada@example.org")
                .at("/id")
                .asLong();
        assertThat(json("organisation", "list").at("/0/name").asText()).isEqualTo("Club");
        typing("Correct-horse-8\n", "account", "create", "bob@example.org", "--name", "Bob");
        assertThat(json("organisation", "put", "" + club, "bob@example.org")
                        .at("/role")
                        .asText())
                .isEqualTo("collaborator");
        assertThat(json("organisation", "members", "" + club)).hasSize(2);
        long team = json("team", "create", "" + club, "Board").at("/id").asLong();
        assertThat(json("team", "set-members", "" + team, "ada@example.org", "bob@example.org")
                        .at("/accounts"))
                .hasSize(2);
        assertThat(firn("organisation", "remove", "" + club, "ada@example.org").code())
                .isEqualTo(1);
        assertThat(firn("organisation", "remove", "" + club, "bob@example.org").code())
                .isZero();
        assertThat(json("team", "list", "" + club).at("/0/accounts")).hasSize(1);
        assertThat(firn("team", "delete", "" + team).code()).isZero();
        assertThat(firn("team", "delete", "" + team).errors()).isEqualTo("There is no team " + team + ".");
        assertThat(firn("organisation", "put", "" + club, "ada@example.org", "--role", "king")
                        .errors())
                .isEqualTo("“king” is no role; there are legal-representative, administrator, collaborator.");
    }

    @Test
    void appPasswordsAreListedWithoutTheirSecretsAndRevoked() throws Exception {
        try (Registry registry = registry()) {
            registry.directory()
                    .appPasswords()
                    .create(new NewAppPassword(1, "Phone", "secret-hash", Limits.NONE))
                    .value();
        }
        var listed = firn("app-password", "list", "ada@example.org", "--json");
        assertThat(listed.json().at("/0/name").asText()).isEqualTo("Phone");
        assertThat(listed.out()).doesNotContain("secret-hash");
        String id = listed.json().at("/0/id").asText();
        assertThat(firn("app-password", "revoke", "ada@example.org", id).code()).isZero();
        assertThat(firn("app-password", "revoke", "ada@example.org", id).code()).isEqualTo(1);
        assertThat(json("device", "list", "ada@example.org")).isEmpty();
        assertThat(firn("device", "revoke", "ada@example.org", "7").errors())
                .isEqualTo("ada@example.org has no device 7.");
    }

    @Test
    void aDriveIsDeletedOnceItsNameIsTypedAgainAndRestored() throws Exception {
        json("organisation", "create", "Club", "--representative", "ada@example.org");
        String id = json("drive", "create", "One", "--administrator", "ada@example.org")
                .at("/id")
                .asText();
        for (String typed : List.of("", "Ones\n", "one\n", "\n")) {
            var wrong = typing(typed, "drive", "delete", id);
            assertThat(wrong.code()).isEqualTo(1);
            assertThat(wrong.errors()).endsWith("That is not the name of drive " + id + ": nothing was deleted.");
        }
        assertThat(json("drive", "list")).hasSize(1);
        assertThat(typing("One\n", "drive", "delete", id).out())
                .contains("is deleted. Until 2026-02-01T03:04:05Z firn admin drive restore " + id);
        assertThat(json("drive", "list")).isEmpty();
        assertThat(firn("drive", "show", id).errors()).startsWith("There is no drive " + id);
        assertThat(firn("drive", "delete", id, "--yes").code()).isEqualTo(1);
        assertThat(json("drive", "deleted").at("/0/name").asText()).isEqualTo("One");
        assertThat(json("drive", "restore", id).at("/name").asText()).isEqualTo("One");
        assertThat(firn("drive", "restore", id).errors()).isEqualTo("There is no deleted drive " + id);
        assertThat(json("drive", "list")).hasSize(1);
        assertThat(json("drive", "delete", id, "--yes").at("/removal").asText()).isEqualTo("2026-02-01T03:04:05Z");
    }

    @Test
    void jobsAreListedAndWished() throws Exception {
        assertThat(firn("job", "run", "totals").errors()).isEqualTo("There are no jobs yet: start the server once.");
        try (Registry registry = registry()) {
            registry.upkeep().known(List.of("totals", "scrub"));
            registry.upkeep().began("scrub");
            registry.upkeep()
                    .ended("scrub", true, "the bucket is away", CLOCK.instant().plusSeconds(3600));
        }
        assertThat(firn("job", "run", "dust").errors()).isEqualTo("There is no job “dust”; there are scrub, totals.");
        assertThat(firn("job", "run", "totals").out()).contains("begins it within ten seconds");
        JsonNode jobs = json("job", "list");
        assertThat(jobs.at("/0/result").asText()).isEqualTo("failed: the bucket is away");
        assertThat(jobs.at("/0/next").asText()).isEqualTo("2026-01-02T04:04:05Z");
        assertThat(jobs.at("/1/result").asText()).isEqualTo("has not run yet");
        assertThat(jobs.at("/1/next").asText()).isEqualTo("wished");
    }

    @Test
    void loggersAreMadeLouderForAWhile() throws Exception {
        assertThat(firn("log", "level", "firn.dav=debug", "--for", "90s").out())
                .startsWith("firn.server.dav logs at level debug until 2026-01-02T03:05:35Z.");
        assertThat(json("log", "level", "firn.storage.sql=trace").at("/until").asText())
                .isEqualTo("2026-01-02T03:14:05Z");
        assertThat(json("log", "list").findValuesAsText("logger"))
                .containsExactly("firn.server.dav", "firn.storage.sql");
        for (String bad : List.of("firn.dav", "firn.dav=loud", "io.helidon=debug", "firnx=debug", "=debug")) {
            assertThat(firn("log", "level", bad).errors()).contains("is not understood");
        }
        for (String bad : List.of("0m", "25h", "10", "-1m", "1d", "999999h")) {
            assertThat(firn("log", "level", "firn=debug", "--for=" + bad).errors())
                    .contains("is no time");
        }
        assertThat(firn("log", "reset", "firn.dav").code()).isZero();
        assertThat(firn("log", "reset", "firn.dav").code()).isEqualTo(1);
        assertThat(json("log", "list")).hasSize(1);
    }

    @Test
    void aServerThatListensIsReady() throws Exception {
        try (var listening = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            environment.put("FIRN_PORT", "" + listening.getLocalPort());
            for (String host : List.of("127.0.0.1", "0.0.0.0")) {
                environment.put("FIRN_HOST", host);
                assertThat(firn("ready").out()).startsWith("A server listens at " + host);
            }
        }
        var none = firn("ready", "--for", "0");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.errors()).startsWith("Nobody listens at 0.0.0.0:").contains("log says why");
        environment.put("FIRN_PORT", "0");
        assertThat(firn("ready").errors()).contains("The port is 0");
    }

    @Test
    void settingsAreToldWithTheirSourceAndWithoutSecrets() throws Exception {
        environment.put("FIRN_MAIL_PASSWORD", "hush-1");
        environment.put("FIRN_SECRET_KEY", "aHVzaC0yaHVzaC0yaHVzaC0yaHVzaC0yaHVzaC0yaHU=");
        environment.put("FIRN_PORT", "1234");
        Files.writeString(data.resolve("firn.properties"), "s3.secret = hush-3\nlog.access = yes\n");
        String told = firn("config").out();
        assertThat(told).doesNotContain("hush", "aHVz");
        assertThat(told).containsPattern("port +1234 +environment").containsPattern("log.access +yes +file");
        assertThat(told)
                .containsPattern("mail.password +\\(hidden\\) +environment")
                .containsPattern("data .* command line");
        environment.put("FIRN_DATABASE", "jdbc:postgresql://ada:hush-4@db/firn?user=ada&password=hush-5&ssl=true");
        assertThat(firn("config").out()).doesNotContain("hush").contains("ssl=true");
        environment.put("FIRN_PORT", "http");
        assertThat(firn("config").errors()).contains("“port”");
    }

    @Test
    void theDoctorFindsWhatIsBad() throws Exception {
        assertThat(firn("doctor", "--json").json().findValuesAsText("state")).doesNotContain("bad");
        Files.setPosixFilePermissions(data, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        var open = firn("doctor");
        assertThat(open.code()).isEqualTo(1);
        assertThat(open.out()).contains("chmod 700");
    }

    @Test
    void theDoctorsJudgements() {
        Instant now = CLOCK.instant();
        assertThat(DoctorCommand.java(24).state()).isEqualTo(Finding.State.BAD);
        assertThat(DoctorCommand.folder(new FolderState(data, true, false, false, 1 << 20))
                        .getLast()
                        .state())
                .isEqualTo(Finding.State.BAD);
        assertThat(DoctorCommand.folder(new FolderState(data, true, false, false, 1L << 30))
                        .getLast()
                        .state())
                .isEqualTo(Finding.State.WARNING);
        assertThat(DoctorCommand.folder(new FolderState(data, false, false, false, 1L << 40))
                        .getFirst()
                        .state())
                .isEqualTo(Finding.State.BAD);
        assertThat(DoctorCommand.database(new firn.storage.sql.Examination("SQLite 3", List.of("row 1 missing")))
                        .words())
                .contains("row 1 missing", "Restore a backup");
        assertThat(DoctorCommand.database(new firn.storage.sql.Examination("PostgreSQL 12.4", List.of()))
                        .state())
                .isEqualTo(Finding.State.BAD);
        assertThat(DoctorCommand.database(new firn.storage.sql.Examination("PostgreSQL 17.2 (Debian)", List.of()))
                        .state())
                .isEqualTo(Finding.State.GOOD);
        assertThat(Distant.clocks(now, now.plusSeconds(3600)).state()).isEqualTo(Finding.State.BAD);
        assertThat(Distant.clocks(now, now.minusSeconds(200)).state()).isEqualTo(Finding.State.WARNING);
        assertThat(Distant.expiry(now, now.minusSeconds(1)).state()).isEqualTo(Finding.State.BAD);
        assertThat(Distant.expiry(now, now.plusSeconds(86_400)).state()).isEqualTo(Finding.State.WARNING);
        assertThat(Distant.expiry(now, now.plusSeconds(86_400 * 80)).state()).isEqualTo(Finding.State.GOOD);
    }

    @Test
    void namesCannotSteerTheTerminal() {
        assertThat(Columns.of(List.of(Map.of("name", "a\u001b[31mb\nc"))).lines())
                .containsExactly("NAME", "a?[31mb?c");
    }

    @Test
    void everyCommandHelpsAndTakesJson() {
        eachHelps(AdminCommand.line(new ConfigReader(environment), CLOCK, new SecureRandom()));
    }

    private static void eachHelps(CommandLine line) {
        for (CommandLine sub : line.getSubcommands().values()) {
            String name = sub.getCommandSpec().qualifiedName();
            assertThat(sub.getUsageMessage()).as(name).contains("Usage: ");
            assertThat(sub.getCommandSpec().usageMessage().description())
                    .as(name)
                    .isNotEmpty();
            if (sub.getSubcommands().isEmpty() && !name.endsWith("generate-completion")) {
                assertThat(sub.getCommandSpec().optionsMap()).as(name).containsKeys("--json", "--data", "--help");
            }
            eachHelps(sub);
        }
    }
}
