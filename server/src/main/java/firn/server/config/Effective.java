package firn.server.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** What holds for a key, and where that comes from. */
public record Effective(Key key, String value, Source source) {
    private static final Pattern IN_ADDRESS = Pattern.compile("(?i)((?:password|user)=)[^&]*|(//)[^/@]*(@)");

    /** Nearest first. */
    public enum Source {
        COMMAND_LINE,
        ENVIRONMENT,
        FILE,
        DEFAULT;

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** The value for people's eyes: secrets are not told, not even how long they are. */
    public String shown() {
        if (value.isEmpty()) {
            return "";
        }
        return isSecret(key) ? "(hidden)" : IN_ADDRESS.matcher(value).replaceAll("$1$2…$3");
    }

    /** By its name, so that a key that comes later is hidden unless it is called otherwise. */
    static boolean isSecret(Key key) {
        String last = key.text().substring(key.text().lastIndexOf('.') + 1);
        return switch (last) {
            case "key", "secret", "password", "token" -> true;
            default -> key.text().startsWith("secret");
        };
    }
}
