package firn.server.admin;

import firn.core.upkeep.JobRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firn admin job}. */
@Command(
        name = "job",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "What the server does without being asked: each job once an hour, by one of all servers.")
final class JobCommands {
    private final AdminCommand.Desk desk;

    @Spec
    private @Nullable CommandSpec spec;

    JobCommands(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists all jobs: when each last ran, how that went, when it runs again.")
    int list(@Mixin AdminCommand.Which which) throws IOException {
        Lines.table(
                spec,
                which,
                desk.at(
                        which,
                        registry -> registry.upkeep().jobs().stream()
                                .map(JobCommands::shape)
                                .toList()));
        return 0;
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Has the running server do a job within ten seconds; job list tells how it went.")
    int run(
            @Mixin AdminCommand.Which which,
            @Parameters(paramLabel = "NAME", description = "the job's name") String name)
            throws IOException {
        boolean known = desk.at(which, registry -> {
            if (registry.upkeep().wish(name)) {
                return true;
            }
            List<JobRecord> jobs = registry.upkeep().jobs();
            throw new IllegalArgumentException(
                    jobs.isEmpty()
                            ? "There are no jobs yet: start the server once."
                            : "There is no job “" + name + "”; there are "
                                    + jobs.stream().map(JobRecord::name).collect(Collectors.joining(", ")) + ".");
        });
        Lines.deed(
                spec,
                which,
                "“" + name + "” is wished: a server that runs begins it within ten seconds.",
                Map.of("name", name, "wished", known));
        return 0;
    }

    private static Map<String, Object> shape(JobRecord job) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", job.name());
        members.put("began", text(job.last().map(JobRecord.Run::began)));
        members.put("ended", text(job.last().flatMap(JobRecord.Run::ended)));
        members.put("next", job.wished() ? "wished" : text(job.next()));
        members.put("result", job.last().map(JobCommands::result).orElse("has not run yet"));
        return members;
    }

    private static String result(JobRecord.Run run) {
        return run.ended().isEmpty() ? "under way" : run.failed() ? "failed: " + run.words() : run.words();
    }

    private static String text(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse("");
    }
}
