package firn.bench;

import firn.bench.peer.ApachePeer;
import firn.bench.peer.FirnPeer;
import firn.bench.peer.Peer;
import firn.bench.peer.RclonePeer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The servers that a command may start, by their word on the command line. */
final class Peers {
    static final List<String> WORDS = List.of("apache", "rclone", "firn");
    private static final Path APACHE_MODULES = Path.of("/usr/lib/apache2/modules");

    private Peers() {}

    /** Those asked for that can run here; says which cannot, and why. */
    static List<Peer> available(Set<String> words, Path firn) {
        List<Peer> able = new ArrayList<>();
        for (String word : WORDS) {
            if (words.contains(word)) {
                Peer peer = peer(word, firn);
                peer.missing()
                        .ifPresentOrElse(
                                why -> System.err.println("left out " + peer.name() + ": " + why),
                                () -> able.add(peer));
            }
        }
        return able;
    }

    private static Peer peer(String word, Path firn) {
        return switch (word) {
            case "apache" -> new ApachePeer(APACHE_MODULES);
            case "rclone" -> new RclonePeer();
            default -> new FirnPeer(firn);
        };
    }
}
