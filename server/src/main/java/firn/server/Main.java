package firn.server;

import firn.server.admin.AdminCommand;
import firn.server.config.ConfigReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code firn}. Exit codes: 0 done, 1 failed, 2 not understood. */
@Command(
        name = "firn",
        mixinStandardHelpOptions = true,
        version = "Firn 0.1.0",
        description = "A cloud drive that you run yourself.",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        int code = run(System.getenv(), arguments);
        System.exit(code);
    }

    private static int run(Map<String, String> environment, String... arguments) {
        ConfigReader reader = new ConfigReader(environment);
        SecureRandom random = new SecureRandom();
        Clock clock = Clock.systemUTC();
        Up up = new Up(reader, environment, clock, random, Runtime.getRuntime()::halt);
        Optional<UpWords> plain = UpWords.plain(arguments);
        return plain.isPresent() ? run(up, plain.get()) : line(up, reader, clock, random, arguments);
    }

    private static int run(Up up, UpWords given) {
        try {
            return up.run(given, new PrintWriter(System.out, true, System.out.charset()));
        } catch (IOException | RuntimeException e) {
            System.err.println("firn: " + words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    private static int line(Up up, ConfigReader reader, Clock clock, SecureRandom random, String... arguments) {
        CommandLine firn = new CommandLine(new Main()).addSubcommand(new UpCommand(up));
        if (!startsServer(arguments)) {
            Logs.quiet();
            firn.addSubcommand(AdminCommand.line(reader, clock, random));
        }
        return firn.setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println(line.getColorScheme().errorText("firn: " + words(failure)));
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }

    /** To read the many commands of an administrator takes long, and {@code up} does not need them. */
    private static boolean startsServer(String... arguments) {
        return arguments.length > 0 && arguments[0].equals("up");
    }

    /** What went wrong, for somebody who does not read Java. */
    static String words(Exception failure) {
        String said = failure instanceof FileSystemException file && file.getReason() == null
                ? file.getFile() + " " + trouble(file)
                : failure.getMessage();
        Throwable cause = failure.getCause();
        String why = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return (said == null ? failure.toString() : said) + why;
    }

    private static String trouble(FileSystemException failure) {
        return switch (failure) {
            case NoSuchFileException none -> "is not there.";
            case AccessDeniedException denied -> "may not be read or written by this user.";
            case NotDirectoryException file -> "is not a folder.";
            case FileAlreadyExistsException taken -> "is there already.";
            default -> "cannot be read or written.";
        };
    }

    static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
