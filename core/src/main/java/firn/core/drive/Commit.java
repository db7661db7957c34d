package firn.core.drive;

import java.util.List;

/**
 * Many things to be done, each wholly or not at all, each answered for itself.
 *
 * @param request the sender's name for it: sent again, it is answered as before and nothing is done twice
 * @param digest of all that was sent; the same name with another digest is refused
 */
public record Commit(String request, byte[] digest, List<Step> steps) {
    public Commit {
        steps = List.copyOf(steps);
    }
}
