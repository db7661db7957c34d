package firn.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import firn.server.config.ConfigReader;
import firn.server.config.DataFolder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code firn admin backup}, {@code restore} and {@code move} as whoever types them meets them. */
class BackupCommandsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

    @TempDir
    private Path folder;

    private record Said(int code, String out, String errors) {}

    private static Said firn(String... words) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = AdminCommand.line(new ConfigReader(Map.of()), CLOCK, new SecureRandom())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    errors.write(String.valueOf(failure.getMessage()));
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(words);
        return new Said(code, out.toString(), errors.toString());
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @BeforeEach
    void someAccounts() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (DataFolder held = DataFolder.hold(data)) {
            held.secretKey(new SecureRandom(), 32);
            assertThat(firn("organisation", "list", "--data", data.toString()).code())
                    .isZero();
        }
    }

    private void takeOne() {
        Said said = firn("backup", "--to", at("backups"), "--data", at("data"));
        assertThat(said.code()).as(said.errors()).isZero();
        assertThat(said.out()).startsWith("Backup 2026-01-02T03-04-05").contains("0 drive(s)");
    }

    @Test
    void aServerIsMadeOfABackupWithItsSecret() throws Exception {
        takeOne();
        Said listed = firn("backup", "list", "--in", at("backups"), "--json");
        assertThat(new ObjectMapper().readTree(listed.out()).at("/0/backup").asText())
                .isEqualTo("2026-01-02T03-04-05");
        Said verified = firn("backup", "verify", "--in", at("backups"), "--all");
        assertThat(verified.code()).isZero();
        assertThat(verified.out()).contains("is whole");
        Said restored = firn("restore", "--from", at("backups"), "--data", at("other"));
        assertThat(restored.code()).as(restored.errors()).isZero();
        assertThat(restored.out()).contains("Start the server");
        assertThat(DataFolder.savedSecret(folder.resolve("other")).orElseThrow())
                .isEqualTo(DataFolder.savedSecret(folder.resolve("data")).orElseThrow());
        DataFolder.hold(folder.resolve("other")).close();
        assertThat(firn("organisation", "list", "--data", at("other")).code()).isZero();
        Said again = firn("restore", "--from", at("backups"), "--data", at("data"), "--sign-out");
        assertThat(again.code())
                .as("an empty database is no harm: " + again.errors())
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeDoneIsSaidInWords() throws Exception {
        assertThat(firn("backup", "--data", at("data")).errors()).contains("--to DIR");
        assertThat(firn("backup", "--to", at("b"), "--keep", "0", "--data", at("data"))
                        .errors())
                .contains("from 1 on");
        assertThat(firn("backup", "--to", at("data"), "--data", at("data")).errors())
                .contains("something else in it");
        assertThat(firn("backup", "list", "--in", at("none")).errors()).contains("no backups");
        assertThat(firn("backup", "--to", at("b"), "--data", at("none")).errors())
                .contains("no data folder");
        takeOne();
        assertThat(firn("restore", "--from", at("backups"), "--backup", "x", "--data", at("other"))
                        .errors())
                .contains("no backup “x”");
        assertThat(folder.resolve("other")).doesNotExist();
        Files.writeString(folder.resolve("same.properties"), "data = " + at("data"));
        assertThat(firn("move", "--to", at("same.properties"), "--data", at("data"))
                        .errors())
                .contains("the same database");
    }

    /** A restore that was broken off: no server starts on what there is of it. */
    @Test
    void whatIsHalfThereIsNotStarted() throws Exception {
        takeOne();
        DataFolder.holdToFill(folder.resolve("other")).close();
        assertThat(org.junit.jupiter.api.Assertions.assertThrows(
                                java.nio.file.FileSystemException.class, () -> DataFolder.hold(folder.resolve("other")))
                        .getReason())
                .contains("broken off");
        assertThat(firn("restore", "--from", at("backups"), "--data", at("other"))
                        .code())
                .isZero();
        DataFolder.hold(folder.resolve("other")).close();
    }

    @Test
    void theDoctorAsksForBackups() throws Exception {
        Instant now = Instant.parse("2026-01-20T00:00:00Z");
        assertThat(DoctorCommand.backup(Optional.empty(), now).state()).isEqualTo(Finding.State.WARNING);
        String note = "{\"taken\":\"2026-01-19T00:00:00Z\",\"folder\":\"/b\",\"lost\":%d}";
        assertThat(DoctorCommand.backup(Optional.of(note.formatted(0)), now).state())
                .isEqualTo(Finding.State.GOOD);
        assertThat(DoctorCommand.backup(Optional.of(note.formatted(1)), now).state())
                .isEqualTo(Finding.State.BAD);
        assertThat(DoctorCommand.backup(Optional.of(note.formatted(0)), now.plusSeconds(700_000))
                        .state())
                .isEqualTo(Finding.State.WARNING);
    }
}
