package firn.server.admin;

import firn.core.upkeep.LoudLogger;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firn admin log}. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "How much is logged for a while, by all servers that run.")
final class LogCommands {
    private static final Pattern WANTED = Pattern.compile("(firn(?:\\.[A-Za-z0-9_$]+)*)=(error|warn|info|debug|trace)");
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,5})([smh])");
    private static final Duration LONGEST = Duration.ofHours(24);
    /** Names below {@code firn} that are not rooms of the server. */
    private static final Set<String> OTHERS = Set.of("server", "storage", "core", "access");

    private final AdminCommand.Desk desk;

    @Spec
    private @Nullable CommandSpec spec;

    LogCommands(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "level",
            mixinStandardHelpOptions = true,
            description = {
                "Has a logger and those below it log at another level, until the time is over.",
                "Example: firn admin log level firn.dav=debug --for 10m"
            })
    int level(
            @Mixin AdminCommand.Which which,
            @Parameters(
                            paramLabel = "LOGGER=LEVEL",
                            description = "firn, or one below it; error, warn, info, debug or trace")
                    String wanted,
            @Option(
                            names = "--for",
                            paramLabel = "TIME",
                            defaultValue = "10m",
                            description = "such as 90s, 10m or 2h; 10m unless given, 24h at most")
                    String time)
            throws IOException {
        Matcher parts = WANTED.matcher(wanted);
        if (!parts.matches()) {
            throw new IllegalArgumentException("“" + wanted
                    + "” is not understood: it must be such as firn.dav=debug, with a logger of Firn's and one of the"
                    + " levels error, warn, info, debug, trace.");
        }
        Instant until = desk.clock().instant().plus(duration(time));
        LoudLogger loud = new LoudLogger(logger(parts.group(1)), parts.group(2), until);
        desk.at(which, registry -> {
            registry.upkeep().setLevel(loud);
            return loud;
        });
        Lines.deed(
                spec, which, loud.logger() + " logs at level " + loud.level() + " until " + until + ".", shape(loud));
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists what is other than set just now.")
    int list(@Mixin AdminCommand.Which which) throws IOException {
        List<LoudLogger> levels = desk.at(which, registry -> registry.upkeep().levels());
        Lines.table(spec, which, levels.stream().map(LogCommands::shape).toList());
        return 0;
    }

    @Command(name = "reset", mixinStandardHelpOptions = true, description = "Has a logger log as it is set, at once.")
    int reset(
            @Mixin AdminCommand.Which which,
            @Parameters(paramLabel = "LOGGER", description = "as list tells it") String name)
            throws IOException {
        boolean was = desk.at(which, registry -> registry.upkeep().resetLevel(logger(name)));
        if (!was) {
            throw new IllegalArgumentException("The logger “" + name + "” is not other than set.");
        }
        Lines.deed(spec, which, logger(name) + " logs as it is set.", Map.of("logger", logger(name)));
        return 0;
    }

    /** Rooms of the server may be called by their own name. */
    private static String logger(String name) {
        String[] parts = name.split("\\.", 3);
        return parts.length == 1 || OTHERS.contains(parts[1]) ? name : "firn.server" + name.substring("firn".length());
    }

    private static Duration duration(String text) {
        Matcher parts = TIME.matcher(text);
        if (parts.matches()) {
            long number = Long.parseLong(parts.group(1));
            Duration duration = switch (parts.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
            if (duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        }
        throw new IllegalArgumentException("“" + text + "” is no time such as 90s, 10m or 2h, 24h at most.");
    }

    private static Map<String, Object> shape(LoudLogger loud) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("logger", loud.logger());
        members.put("level", loud.level());
        members.put("until", loud.until().toString());
        return members;
    }
}
