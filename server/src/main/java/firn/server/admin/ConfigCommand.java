package firn.server.admin;

import firn.server.config.Effective;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code firn admin config}: whether the settings can be used, and what holds. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Checks the settings, and tells what holds and where it comes from. Secrets are hidden.")
final class ConfigCommand implements Callable<Integer> {
    private final AdminCommand.Desk desk;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private AdminCommand.Which which = new AdminCommand.Which();

    ConfigCommand(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        desk.config(which);
        desk.offers(which);
        List<Map<String, Object>> rows =
                desk.effective(which).stream().map(ConfigCommand::row).toList();
        Lines.table(spec, which, rows);
        return 0;
    }

    private static Map<String, Object> row(Effective setting) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", setting.key().text());
        row.put("value", setting.shown());
        row.put("source", setting.source().text());
        return row;
    }
}
