package firn.server.request;

import firn.server.peer.Peer;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** One request, for the time of its answer, on every thread that works for it. */
public final class CurrentRequest {
    private static final ScopedValue<CurrentRequest> HERE = ScopedValue.newInstance();
    private static final long NOBODY = 0;

    private final String id;
    private final Peer peer;
    private final Trace trace;
    private volatile long account = NOBODY;
    private volatile String route = "";

    /**
     * @param id told to the client, in problems and in logs
     * @param peer who asks, as far as proxies were believed
     * @param trace told what is done for it
     */
    public CurrentRequest(String id, Peer peer, Trace trace) {
        this.trace = trace;
        this.id = id;
        this.peer = peer;
    }

    /** The one this thread works for. */
    public static Optional<CurrentRequest> here() {
        return HERE.isBound() ? Optional.of(HERE.get()) : Optional.empty();
    }

    /** Who sent a request that this thread answers; as the socket has it, where nobody has asked the proxies. */
    public static Peer peer(ServerRequest request) {
        return HERE.isBound() ? HERE.get().peer : Peer.direct(request);
    }

    /** Answers it on this thread. */
    public void answer(Runnable work) {
        ScopedValue.where(HERE, this).run(work);
    }

    /** Makes threads that work for the request of whoever has them made. */
    public static ThreadFactory passing(ThreadFactory threads) {
        return work -> {
            Optional<CurrentRequest> asked = here();
            return threads.newThread(asked.isPresent() ? () -> asked.get().answer(work) : work);
        };
    }

    /** Notes who asks; only the account's number, nothing that names a person. */
    public static void comesFrom(long account) {
        here().ifPresent(request -> request.account = account);
    }

    /** Notes what is asked: a template such as {@code /drives/{drive}}, never a path. */
    public static void goesTo(String route) {
        here().ifPresent(request -> request.route = route);
    }

    /** Told what is done from now on; where this thread works for no request, {@code elsewhere} is. */
    public static Trace.Step step(String name, Trace elsewhere) {
        return (HERE.isBound() ? HERE.get().trace : elsewhere).step(name);
    }

    public String id() {
        return id;
    }

    public Optional<Long> account() {
        return account == NOBODY ? Optional.empty() : Optional.of(account);
    }

    /** Empty where none was noted. */
    public String route() {
        return route;
    }
}
