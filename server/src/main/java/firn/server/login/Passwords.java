package firn.server.login;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import firn.core.people.Email;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Hashes and checks passwords with Argon2id, as OWASP asks for: 19 MiB, two passes, one lane. On threads of its own, as
 * many as there are processors, so that guessing takes neither all memory nor the threads that answer requests.
 */
public final class Passwords implements AutoCloseable {
    /** What came of a check. BUSY: too many wait already, this one was not made. */
    enum Check {
        RIGHT,
        WRONG,
        BUSY
    }

    private static final int SHORTEST = 10;
    /** More is no safer, and would let a stranger have us hash megabytes. */
    private static final int LONGEST = 1024;

    private static final int LANES = 1;
    private static final int SALT = 16;
    private static final int HASH = 32;

    /** Salt and hash of a password nobody knows. */
    private static final String UNKNOWN = "qTqB3mJ0xv8b1zKf5cYt0g$Yw0bYVh1nq3gk9D0m1z4VtL5sT2cQ8XrE7uJ6pHaKfM";

    /** What one hash takes. */
    record Cost(int memoryKib, int passes) {
        static final Cost OWASP = new Cost(19_456, 2);
    }

    private final SecureRandom random;
    private final Cost cost;
    private final ThreadPoolExecutor threads;

    /**
     * @param processors hashes made at the same time
     * @param waiting those that may wait for their turn; more are turned away
     */
    public Passwords(SecureRandom random, int processors, int waiting) {
        this(random, processors, waiting, Cost.OWASP);
    }

    Passwords(SecureRandom random, int processors, int waiting, Cost cost) {
        this.random = random;
        this.cost = cost;
        this.threads = new ThreadPoolExecutor(
                processors,
                processors,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().daemon().name("passwords ", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** What speaks against this password for this account, in words for the person who chose it. */
    public static Optional<String> objection(String password, Email email) {
        String normal = normal(password);
        String lower = normal.toLowerCase(Locale.ROOT);
        String key = email.key();
        if (normal.codePointCount(0, normal.length()) < SHORTEST) {
            return Optional.of("The password is too short: take at least " + SHORTEST + " characters.");
        }
        if (normal.length() > LONGEST) {
            return Optional.of("The password is too long: take at most " + LONGEST + " characters.");
        }
        if (lower.equals(key) || lower.equals(key.substring(0, key.indexOf('@')))) {
            return Optional.of("The password is the e-mail address; take another.");
        }
        if (normal.codePoints().distinct().count() < 4) {
            return Optional.of("The password repeats a few characters; take more different ones.");
        }
        return Optional.empty();
    }

    /** The hash in PHC form, with its salt and parameters. @throws RejectedExecutionException when too many wait already */
    public String hash(String password) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        var function = Argon2Function.getInstance(cost.memoryKib, cost.passes, LANES, HASH, Argon2.ID);
        var task = new FutureTask<>(() -> function.hash(bytes(password), salt).getResult());
        try {
            threads.execute(task);
        } catch (RejectedExecutionException full) {
            if (threads.isShutdown()) {
                throw full;
            }
            // who gets here has shown a password or a ticket, which may be spent: guessing by others must not void it
            task.run();
        }
        return result(task);
    }

    /** A hash that no password has, and that takes as long to check as any: for where there is none to check against. */
    String nobody() {
        return String.format(
                Locale.ROOT, "$argon2id$v=19$m=%d,t=%d,p=%d$%s", cost.memoryKib, cost.passes, LANES, UNKNOWN);
    }

    /** Takes the same time whether or not it is right. */
    Check check(String password, String hash) {
        boolean tooLong = password.length() > LONGEST;
        byte[] tried = bytes(tooLong ? "" : password);
        byte[] known = hash.getBytes(StandardCharsets.US_ASCII);
        var task =
                new FutureTask<>(() -> Argon2Function.getInstanceFromHash(hash).check(tried, known) && !tooLong);
        try {
            threads.execute(task);
            return result(task) ? Check.RIGHT : Check.WRONG;
        } catch (RejectedExecutionException full) {
            return Check.BUSY;
        }
    }

    /** Waits without heed to interrupts; it is a matter of milliseconds. */
    private static <T> T result(FutureTask<T> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("A password could not be hashed", e.getCause());
                } catch (CancellationException e) {
                    throw new RejectedExecutionException("The server is stopping", e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The same characters give the same bytes however they were typed (RFC 8265 §4.2.2: NFC). */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static byte[] bytes(String password) {
        return normal(password).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        threads.shutdownNow().forEach(task -> ((FutureTask<?>) task).cancel(false));
    }
}
