package firn.server.login;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets those who ask the same at the same time share one answer: a client that opens ten connections is judged once. */
final class Flights<K, V> {
    private final ConcurrentHashMap<K, CompletableFuture<V>> flying = new ConcurrentHashMap<>();

    V share(K key, Supplier<V> answer) {
        var mine = new CompletableFuture<V>();
        var other = flying.putIfAbsent(key, mine);
        if (other != null) {
            return join(other);
        }
        try {
            mine.completeAsync(answer, Runnable::run);
            return join(mine);
        } finally {
            flying.remove(key);
        }
    }

    private V join(CompletableFuture<V> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
