package firn.server.admin;

import firn.core.people.Account;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The ways in which people let programs in, and where each is kept. */
enum Program {
    APP_PASSWORD("app-password", "App passwords: made by people for one program, shown to them once.") {
        @Override
        List<Map<String, Object>> of(Registry registry, Account account) throws IOException {
            return registry.directory().appPasswords().of(account.id()).stream()
                    .map(Shapes::of)
                    .toList();
        }

        @Override
        boolean revoke(Registry registry, Account account, long id) throws IOException {
            return registry.directory().appPasswords().revoke(account.id(), id);
        }
    },
    DEVICE("device", "Programs that people let in by OAuth 2, each with tokens of its own.") {
        @Override
        List<Map<String, Object>> of(Registry registry, Account account) throws IOException {
            return registry.keys().devices().of(account.id()).stream()
                    .map(Shapes::of)
                    .toList();
        }

        @Override
        boolean revoke(Registry registry, Account account, long id) throws IOException {
            return registry.keys().devices().revoke(account.id(), id);
        }
    };

    private final String command;
    private final String description;

    Program(String command, String description) {
        this.command = command;
        this.description = description;
    }

    String command() {
        return command;
    }

    String description() {
        return description;
    }

    String words() {
        return command.replace('-', ' ');
    }

    abstract List<Map<String, Object>> of(Registry registry, Account account) throws IOException;

    /** Whether there was one. */
    abstract boolean revoke(Registry registry, Account account, long id) throws IOException;
}
