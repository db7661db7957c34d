package firn.house.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tracked text names no package registry and no place of the machine it was written on: builds take what they need from
 * wherever the machine is set up to. Written in pieces here, so that this file keeps the rule as well.
 */
final class Addresses {
    private static final List<Pattern> BANNED = List.of(
            host("repo1?", "maven", "(apache\\.)?org"),
            host("(repo|search)", "maven", "apache"),
            host("central", "sonatype"),
            host("registry", "(npmjs|yarnpkg)"),
            host("(deb|security|ftp)", "debian", "org"),
            host("(pypi", "org|files\\.pythonhosted)"),
            host("(proxy", "golang|static\\.crates)"),
            host("plugins", "gradle", "org"),
            host("playwright", "azureedge"),
            Pattern.compile("\"resolved\"\\s*:\\s*\"http"),
            Pattern.compile("/work" + "/(\\.|main|shared|w/)"));

    private Addresses() {}

    private static Pattern host(String... parts) {
        return Pattern.compile(String.join("\\.", parts));
    }

    /** @param texts each file's text by its path */
    static List<Finding> check(Map<String, String> texts) {
        List<Finding> all = new ArrayList<>();
        texts.forEach((path, text) -> {
            for (Pattern banned : BANNED) {
                var found = banned.matcher(text);
                if (found.find()) {
                    long line = text.substring(0, found.start()).lines().count();
                    all.add(new Finding(path, Math.max(1, line), "'" + found.group() + "' is an address of elsewhere"));
                }
            }
        });
        return all;
    }
}
