package firn.clients.browser;

import firn.clients.tool.Outcome;
import firn.clients.tool.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder with what checks the page by Node: the compiler that reads its types, and axe. */
final class WebCheck {
    private static final Path FOLDER =
            Path.of("..", "server", "web-check").toAbsolutePath().normalize();
    private static final Path STAMP = FOLDER.resolve("node_modules/.package-lock.json");

    private WebCheck() {}

    /** Installs what the lock file names; skips the test, in a line, where there is no npm. */
    static Path installed() throws IOException {
        Program.require("npm");
        Path lock = FOLDER.resolve("package-lock.json");
        boolean isThere =
                Files.exists(STAMP) && Files.getLastModifiedTime(STAMP).compareTo(Files.getLastModifiedTime(lock)) >= 0;
        if (!isThere) {
            npm("ci", "--ignore-scripts").mustSucceed();
        }
        return FOLDER;
    }

    static Outcome npm(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "npm";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Program.of(FOLDER, command)
                .with("HOME", System.getProperty("user.home"))
                .run();
    }
}
