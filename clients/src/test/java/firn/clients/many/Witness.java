package firn.clients.many;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.Target;
import firn.core.testing.SeededRandom;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes and reads in a folder of its own while something below the server fails, and knows what each file may hold: what
 * was acknowledged last, or what was sent since and not acknowledged. Every failure has to be told in words.
 */
final class Witness {
    final AtomicInteger acknowledged = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();

    private final Person person;
    private final SeededRandom random;
    private final Map<String, List<byte[]>> possible = new TreeMap<>();

    Witness(Target folder, long seed) {
        this.person = new Person(folder);
        this.random = new SeededRandom(seed);
    }

    void step() throws IOException, InterruptedException {
        String name = "f" + random.below(6);
        if (random.chance(30) && possible.containsKey(name)) {
            read(name);
            return;
        }
        byte[] content = random.bytes(random.chance(20) ? random.below(600_000) + 1 : random.below(9_000) + 1);
        HttpResponse<byte[]> answer = person.ask("PUT", name, content);
        if (answer.statusCode() == 201 || answer.statusCode() == 204) {
            acknowledged.incrementAndGet();
            possible.put(name, new ArrayList<>(List.of(content)));
        } else {
            assertThat(isToldInWords(answer)).as(() -> told(answer)).isTrue();
            possible.computeIfAbsent(name, it -> new ArrayList<>(List.of(new byte[0])))
                    .add(content);
        }
    }

    private void read(String name) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = person.ask("GET", name);
        if (!isToldInWords(answer)) {
            assertThat(isPossible(name, answer))
                    .as(() -> name + ": " + told(answer))
                    .isTrue();
        }
    }

    /** A file that was never acknowledged may not be there. */
    private boolean isPossible(String name, HttpResponse<byte[]> answer) {
        List<byte[]> all = possible.getOrDefault(name, List.of());
        return answer.statusCode() == 404
                ? all.getFirst().length == 0
                : answer.statusCode() == 200 && all.stream().anyMatch(one -> Arrays.equals(one, answer.body()));
    }

    private boolean isToldInWords(HttpResponse<byte[]> answer) {
        boolean told = answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent()
                && new String(answer.body(), StandardCharsets.UTF_8).contains("does not answer");
        if (told) {
            refused.incrementAndGet();
        }
        return told;
    }

    private static String told(HttpResponse<byte[]> answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        return answer.statusCode() + " " + body.substring(0, Math.min(300, body.length()));
    }

    /** Nothing acknowledged is lost, and nothing fails any more. */
    void verify() throws IOException, InterruptedException {
        for (String name : possible.keySet()) {
            HttpResponse<byte[]> answer = person.ask("GET", name);
            assertThat(isPossible(name, answer))
                    .as(() -> name + ": " + told(answer))
                    .isTrue();
        }
    }
}
