package firn.server.zip;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which links may stand as links in a ZIP: those that cannot lead out of the folder it is unpacked into. Steps up come
 * first and are no more than the folders above the link; none comes after a name, since that name may be a link itself.
 */
final class LinkTarget {
    private static final Pattern ABSOLUTE = Pattern.compile("^([/\\\\]|[A-Za-z]:).*", Pattern.DOTALL);

    private LinkTarget() {}

    /** @param depth folders above the link inside the ZIP */
    static boolean staysInside(String target, int depth) {
        if (target.indexOf('\\') >= 0 || ABSOLUTE.matcher(target).matches()) {
            return false;
        }
        int up = 0;
        boolean named = false;
        for (String step : List.of(target.split("/", -1))) {
            if (step.equals("..")) {
                up++;
                if (named) {
                    return false;
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                named = true;
            }
        }
        return up <= depth;
    }
}
