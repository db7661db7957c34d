package firn.clients.crash;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.Target;
import firn.core.testing.SeededRandom;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One client at work in a folder of its own. It knows what was acknowledged, and the one request that was not. */
final class Worker {
    private final SeededRandom random;
    private final String folder;
    private final Map<String, byte[]> acknowledged = new TreeMap<>();
    private @Nullable Map<String, byte[]> afterPending;

    Worker(String folder, long seed) {
        this.folder = folder;
        this.random = new SeededRandom(seed);
    }

    /** Works until the server dies; {@code each} request that was acknowledged counts down. */
    void work(Target files, CountDownLatch each) {
        Dav dav = new Dav(files.folder(folder));
        try {
            while (true) {
                step(dav);
                each.countDown();
            }
        } catch (IOException died) {
            assertThat(each.getCount())
                    .as("%s failed while the server lived: %s", folder, died)
                    .isZero();
        }
    }

    void begin(Target files) throws IOException {
        assertThat(new Dav(files.folder(folder)).makeFolder()).isEqualTo(201);
    }

    private void step(Dav dav) throws IOException {
        String name = "f" + random.below(12);
        int dice = random.below(10);
        if (dice < 7 || !acknowledged.containsKey(name)) {
            byte[] content = random.bytes(random.chance(20) ? random.below(700_000) : random.below(9_000));
            attempt(state -> state.put(name, content));
            assertThat(dav.put(name, content)).isIn(201, 204);
        } else if (dice < 9) {
            String to = "f" + random.below(12);
            if (to.equals(name)) {
                return;
            }
            attempt(state -> state.put(to, state.remove(name)));
            assertThat(dav.move(name, to)).isIn(201, 204);
        } else {
            attempt(state -> state.remove(name));
            assertThat(dav.delete(name)).isEqualTo(204);
        }
        acknowledge();
    }

    private void attempt(Consumer<Map<String, byte[]>> change) {
        Map<String, byte[]> after = new TreeMap<>(acknowledged);
        change.accept(after);
        afterPending = after;
    }

    private void acknowledge() {
        acknowledged.clear();
        acknowledged.putAll(java.util.Objects.requireNonNull(afterPending));
        afterPending = null;
    }

    /** The folder is as acknowledged, or as the one unanswered request would have made it: nothing in between. */
    void verify(Target files) throws IOException {
        Dav dav = new Dav(files.folder(folder));
        Map<String, byte[]> found = new TreeMap<>();
        for (String name : dav.list()) {
            var answer = dav.get(name);
            assertThat(answer.statusCode()).as("GET %s/%s", folder, name).isEqualTo(200);
            found.put(name, answer.body());
        }
        Map<String, byte[]> pending = afterPending;
        if (pending != null && same(found, pending)) {
            acknowledge();
        }
        afterPending = null;
        assertThat(differences(found, acknowledged))
                .as("%s after the restart", folder)
                .isEmpty();
    }

    private static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
        return differences(one, other).isEmpty();
    }

    private static List<String> differences(Map<String, byte[]> found, Map<String, byte[]> wanted) {
        Set<String> names = new TreeSet<>(found.keySet());
        names.addAll(wanted.keySet());
        return names.stream()
                .filter(name -> !Arrays.equals(found.get(name), wanted.get(name)))
                .map(name -> name + ": found " + length(found.get(name)) + ", acknowledged " + length(wanted.get(name)))
                .toList();
    }

    private static String length(byte @Nullable [] content) {
        return content == null ? "nothing" : content.length + " bytes";
    }
}
