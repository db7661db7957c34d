package firn.server.dav;

import firn.core.drive.RecordsUnavailableException;
import firn.core.drive.StoreUnavailableException;
import firn.server.request.CurrentRequest;
import firn.server.web.Waits;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * WebDAV for every drive. To be registered without a path, before what else answers under {@code /}: it takes the
 * addresses that are WebDAV's and passes all others on.
 */
public final class DavRoutes implements HttpService {
    private static final Logger LOG = LoggerFactory.getLogger(DavRoutes.class);
    /** Unread bodies up to this are read away to keep the connection. */
    private static final long DRAIN = 16 << 20;

    private static final Map<String, DavMethod> METHODS = Map.ofEntries(
            Map.entry("GET", new GetMethod(true)),
            Map.entry("HEAD", new GetMethod(false)),
            Map.entry("PUT", new PutMethod()),
            Map.entry("DELETE", new DeleteMethod()),
            Map.entry("MKCOL", new MkcolMethod()),
            Map.entry("COPY", new TransferMethod(false)),
            Map.entry("MOVE", new TransferMethod(true)),
            Map.entry("PROPFIND", new PropfindMethod()),
            Map.entry("PROPPATCH", new ProppatchMethod()),
            Map.entry("LOCK", new LockMethod()),
            Map.entry("UNLOCK", new UnlockMethod()),
            Map.entry("REPORT", new ReportMethod()));

    private final Doorway doorway;
    private final Surroundings surroundings;

    /**
     * @param ids unguessable ids ({@link UUID}s of a secure random), for lock tokens
     */
    public DavRoutes(Doorway doorway, Addresses addresses, Supplier<UUID> ids, InstantSource clock, Bounds bounds) {
        this.doorway = doorway;
        this.surroundings = new Surroundings(clock, ids, bounds, addresses);
    }

    /**
     * @param free the disk's bytes, told as quota where the offer sets no limit
     * @param largest bytes that one file may have
     */
    public record Bounds(LongSupplier free, long largest, Waits waits) {}

    /**
     * What HTTP/1.1 must be told for WebDAV to work: paths come undecoded and may hold any byte (they are judged here),
     * long names make long request lines, and a body is asked for only after it may be refused.
     */
    public static Http1Config http1() {
        return Http1Config.builder()
                .validatePath(false)
                .maxPrologueLength(32 * 1024)
                .maxHeadersSize(32 * 1024)
                .continueImmediately(false)
                .build();
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any(this::handle);
    }

    private void handle(ServerRequest request, ServerResponse response) {
        Addresses.Reach reach = surroundings
                .addresses()
                .reach(
                        CurrentRequest.peer(request).authority(),
                        request.prologue().uriPath().rawPath());
        if (reach instanceof Addresses.Reach.Elsewhere) {
            response.next();
            return;
        }
        try {
            answer(request, response, reach);
        } catch (Refusal refusal) {
            refuse(request, response, refusal);
        } catch (BrokenBody e) {
            cut(request, response, e);
        } catch (IOException e) {
            fail(request, response, e);
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof RecordsUnavailableException down)) {
                throw e;
            }
            fail(request, response, down);
        }
    }

    private void answer(ServerRequest request, ServerResponse response, Addresses.Reach reach)
            throws IOException, Refusal {
        String method = request.prologue().method().text();
        if (reach instanceof Addresses.Reach.Misdirected(String host)) {
            throw misdirected(host);
        }
        if (method.equals("OPTIONS")) {
            OptionsMethod.answer(response);
            return;
        }
        switch (reach) {
            case Addresses.Reach.Inside inside -> inside(request, response, inside, method);
            case Addresses.Reach.Above(String base) -> Above.answer(request, response, surroundings, base, method);
            case Addresses.Reach.Nothing() -> throw Refusal.of(404, "No drive has this address.");
            case Addresses.Reach.Misdirected(String host) -> throw misdirected(host);
            case Addresses.Reach.Elsewhere() -> response.next();
        }
    }

    private static Refusal misdirected(String host) {
        String told = host.length() > 200 ? host.substring(0, 200) + "…" : host;
        return Refusal.of(421, "No drive can have the host name " + told + "; it begins with the drive's number.");
    }

    private void inside(ServerRequest request, ServerResponse response, Addresses.Reach.Inside reach, String name)
            throws IOException, Refusal {
        DavMethod method = METHODS.get(name);
        if (method == null) {
            throw Answers.notAllowed("This server does not know the method " + name + " here.");
        }
        if (request.prologue().fragment().hasValue()) {
            throw Refusal.of(400, "The address holds a fragment (#…), which a request cannot.");
        }
        Address address = Address.of(reach);
        Doorway.Entry.Opened drive = enter(request, reach.drive());
        method.answer(new Call(request, response, surroundings, address, drive));
    }

    private Doorway.Entry.Opened enter(ServerRequest request, long drive) throws IOException, Refusal {
        Doorway.Entry entry = doorway.enter(
                header(request, HeaderNames.AUTHORIZATION),
                CurrentRequest.peer(request).address(),
                drive,
                device(request));
        return switch (entry) {
            case Doorway.Entry.Opened opened -> {
                if (!opened.webDavAllowed()) {
                    throw Refusal.of(403, "The offer of this drive does not include WebDAV.");
                }
                yield opened;
            }
            case Doorway.Entry.Unauthorised() ->
                throw Refusal.of(401, "Sign in with your e-mail address and an app password (or your password).")
                        .with(HeaderNames.WWW_AUTHENTICATE, "Basic realm=\"Firn\", charset=\"UTF-8\"");
            case Doorway.Entry.TooMany(long seconds) ->
                throw Refusal.of(429, "Too many failed sign-ins. Try again in " + seconds + " seconds.")
                        .with(HeaderNames.RETRY_AFTER, Long.toString(seconds));
            case Doorway.Entry.NoSuchDrive() -> throw Refusal.of(404, "No drive has this address.");
            case Doorway.Entry.Refused(String words) -> throw Refusal.of(403, words);
        };
    }

    /** What the client calls itself: the first word of its User-Agent without the version. */
    private static String device(ServerRequest request) {
        String agent = header(request, HeaderNames.USER_AGENT).orElse("");
        int end = 0;
        while (end < agent.length() && end < 60 && " /(;".indexOf(agent.charAt(end)) < 0) {
            end++;
        }
        return agent.substring(0, end);
    }

    private static Optional<String> header(ServerRequest request, io.helidon.http.HeaderName name) {
        return request.headers().contains(name)
                ? Optional.of(request.headers().get(name).get())
                : Optional.empty();
    }

    private void refuse(ServerRequest request, ServerResponse response, Refusal refusal) {
        if (response.isSent()) {
            throw new CloseConnectionException("the answer broke off: " + refusal.words());
        }
        boolean close = leavesBody(request);
        if (close) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        Answers.send(request, response, refusal);
        if (close) {
            throw new CloseConnectionException("the request was refused without its body being read");
        }
    }

    private static void cut(ServerRequest request, ServerResponse response, BrokenBody broken) {
        LOG.debug("a request broke off: {}", broken.getMessage());
        if (!response.isSent()) {
            response.header(HeaderValues.CONNECTION_CLOSE);
            Answers.send(request, response, broken.refusal());
        }
        throw new CloseConnectionException("the request broke off");
    }

    /** Whether a body is on its way that is better not read: the connection has to end then. */
    private static boolean leavesBody(ServerRequest request) {
        if (!request.content().hasEntity() || request.content().consumed()) {
            return false;
        }
        boolean waits = request.headers().containsToken(HeaderValues.EXPECT_100) && !request.continueSent();
        long length = request.headers().contentLength().orElse(Long.MAX_VALUE);
        return !waits && length > DRAIN;
    }

    private void fail(ServerRequest request, ServerResponse response, IOException e) {
        UUID id = surroundings.ids().get();
        String path = request.prologue().uriPath().rawPath();
        if (isDown(e)) {
            LOG.warn("{} {} had to wait in vain: {}", request.prologue().method(), path, e.getMessage());
        } else {
            LOG.error("{} {} failed, error {}", request.prologue().method(), path, id, e);
        }
        if (response.isSent()) {
            throw new CloseConnectionException("the answer broke off", e);
        }
        response.headers().clear();
        refuse(
                request,
                response,
                switch (e) {
                    case StoreUnavailableException store ->
                        down("Where contents are kept does not answer. Try again in a moment.");
                    case RecordsUnavailableException records ->
                        down(
                                "The database does not answer. Whether a change was made cannot be told; look, and try again.");
                    default -> Refusal.of(500, "The server failed. Its log says more under " + id + ".");
                });
    }

    private static boolean isDown(IOException e) {
        return e instanceof StoreUnavailableException || e instanceof RecordsUnavailableException;
    }

    private static Refusal down(String words) {
        return Refusal.of(503, words).with(HeaderNames.RETRY_AFTER, "10");
    }
}
