package firn.server.rest;

import firn.server.login.Csrf;
import firn.server.request.CurrentRequest;
import firn.server.web.RawPath;
import firn.server.web.Waits;
import firn.server.web.Whole;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers everything under {@code /api/v1}. */
public final class Rest implements Handler {
    public static final String ROOT = "/api/v1";
    /** Where programs look for how to sign in (RFC 8414 §3). */
    public static final String WELL_KNOWN = "/.well-known/oauth-authorization-server";

    /** Somebody's drive is full, which is no failure of the server. */
    private static final int FULL = 507;

    private static final String RETRY_SECONDS = "10";

    private static final Logger LOG = LoggerFactory.getLogger(Rest.class);

    private final Router router;
    private final Visits visits;
    private final Json json;
    private final Waits waits;
    private final Optional<String> home;

    /**
     * @param waits bound how slowly bodies come and answers are taken
     * @param address of the only pages that may act; empty: of those that come from the host a request names
     */
    Rest(List<Route> routes, Visits visits, Json json, Waits waits, Optional<String> address) {
        this.home = address.map(it -> it.substring(it.indexOf("://") + 3));
        this.router = new Router(routes);
        this.visits = visits;
        this.json = json;
        this.waits = waits;
    }

    /** All routes as {@code METHOD /path}. */
    public List<String> routes() {
        return router.routes().stream()
                .map(route -> route.method() + " " + route.template())
                .toList();
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        Reply reply;
        try {
            reply = answer(request);
        } catch (IOException e) {
            Problem problem = Problems.of(e);
            note(request, problem, e);
            reply = refused(problem);
        } catch (RuntimeException e) {
            Problem problem = Problems.of(e);
            note(request, problem, e);
            reply = refused(problem);
        }
        send(reply, request, response);
    }

    private Reply answer(ServerRequest request) throws IOException {
        String raw = request.prologue().uriPath().rawPath();
        String method = request.prologue().method().text();
        List<String> segments = raw.equals(WELL_KNOWN)
                ? List.of("oauth", "metadata")
                : RawPath.segments(raw.substring(Math.min(raw.length(), ROOT.length())));
        return switch (router.match(method, segments)) {
            case Router.Match.Found(Route route, var path) -> {
                CurrentRequest.goesTo(ROOT + route.template());
                Call call = new Call(request, path, visits, json, waits);
                boolean carriesSecret =
                        route.access() == Route.Access.PROGRAM || call.bearer().isPresent();
                if (!carriesSecret
                        && !Csrf.allows(
                                method,
                                call.header(Csrf.HEADER),
                                call.header("Origin"),
                                home.orElseGet(
                                        () -> CurrentRequest.peer(request).authority()))) {
                    yield Reply.problem(Problems.forged());
                }
                admit(route, call);
                yield route.handler().answer(call);
            }
            case Router.Match.WrongMethod(Set<String> allowed) ->
                Reply.problem(Problem.of(
                                405,
                                "wrong-method",
                                "It cannot be asked that way",
                                "Here one may use " + String.join(", ", allowed) + "."))
                        .with("Allow", String.join(", ", allowed));
            case Router.Match.Unknown() -> Reply.problem(Problems.notFound());
        };
    }

    /** A bad token is answered as RFC 6750 §3 has it; who comes while something is down is told when to come again. */
    private static Reply refused(Problem problem) {
        Reply reply = Reply.problem(problem);
        if (problem.status() == 503) {
            return reply.with("Retry-After", RETRY_SECONDS);
        }
        return problem.code().equals("invalid-token")
                ? reply.with("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                : reply;
    }

    private static void admit(Route route, Call call) {
        switch (route.access()) {
            case SIGNED_IN -> call.caller();
            case IN_PERSON -> call.person();
            case OPEN, PROGRAM -> {}
        }
    }

    private void send(Reply reply, ServerRequest request, ServerResponse response) {
        boolean head = Whole.isHead(request);
        response.status(Status.create(reply.status()));
        response.header("X-Content-Type-Options", "nosniff");
        boolean typed = false;
        boolean cached = false;
        for (var header : reply.headers()) {
            response.headers().add(HeaderNames.create(header.getKey()), header.getValue());
            typed |= header.getKey().equals("Content-Type");
            cached |= header.getKey().equals("Cache-Control");
        }
        if (!cached) {
            response.header("Cache-Control", "no-store");
        }
        switch (reply.body()) {
            case Reply.Body.None() -> response.send();
            case Reply.Body.Json(Object value) -> {
                if (!typed) {
                    response.header("Content-Type", "application/json");
                }
                Whole.send(request, response, json.write(value));
            }
            case Reply.Body.Bytes(long length, Reply.Writer writer) -> {
                response.contentLength(length);
                if (head || length == 0) {
                    response.send();
                } else {
                    pour(writer, request, response);
                }
            }
            case Reply.Body.Stream(Reply.Writer writer) -> {
                if (head) {
                    response.send();
                } else {
                    pour(writer, request, response);
                }
            }
        }
    }

    /** A content that fails half-way ends the connection, without the end that would make it look whole. */
    private void pour(Reply.Writer writer, ServerRequest request, ServerResponse response) {
        try {
            OutputStream out = waits.taken(response.outputStream());
            writer.to(out);
            out.close();
        } catch (IOException e) {
            LOG.debug("{} ended early", request.prologue(), e);
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void note(ServerRequest request, Problem problem, Exception e) {
        if (problem.status() == 503) {
            LOG.warn("{} had to wait in vain: {}", request.prologue(), e.getMessage());
        } else if (problem.status() >= 500 && problem.status() != FULL) {
            LOG.error("{} failed", request.prologue(), e);
        }
    }
}
