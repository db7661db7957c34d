package firn.server.rest;

import firn.core.drive.Precondition;
import firn.core.tree.NodeId;
import firn.core.tree.VersionId;
import firn.core.wire.Ask;
import firn.server.login.BearerTokens;
import firn.server.login.Credentials;
import firn.server.request.CurrentRequest;
import firn.server.web.EntityTag;
import firn.server.web.Form;
import firn.server.web.Waits;
import firn.server.web.Whole;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One request: what it says, read strictly. Everything that cannot be understood is a {@link Refusal}. */
final class Call {
    private final ServerRequest request;
    private final Map<String, String> path;
    private final Visits visits;
    private final Json json;
    private final Waits waits;

    Call(ServerRequest request, Map<String, String> path, Visits visits, Json json, Waits waits) {
        this.request = request;
        this.path = path;
        this.visits = visits;
        this.json = json;
        this.waits = waits;
    }

    /** Who asks. */
    Credentials caller() {
        Optional<String> bearer = bearer();
        if (bearer.isPresent()) {
            return noted(visits.bearers().find(bearer.get()).orElseThrow(() -> new Refusal(Problems.invalidToken())));
        }
        return noted(token().flatMap(visits.sessions()::find).orElseThrow(() -> new Refusal(Problems.notSignedIn())));
    }

    private static Credentials noted(Credentials caller) {
        CurrentRequest.comesFrom(caller.account().id());
        return caller;
    }

    /** Who asks, in a browser. */
    Credentials person() {
        Credentials caller = caller();
        if (!(caller.means() instanceof Credentials.BySession)) {
            throw new Refusal(Problems.inPerson());
        }
        return caller;
    }

    /** The token of OAuth 2 that the request carries; a cookie beside it is not heeded. */
    Optional<String> bearer() {
        return header("Authorization").flatMap(BearerTokens::in);
    }

    /** The body of a program's request (RFC 6749 §3.2). */
    Form form() throws IOException {
        String media = header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!media.equalsIgnoreCase(Form.MEDIA_TYPE)) {
            throw new Refusal(Problem.of(
                    415,
                    "not-a-form",
                    "The request is not a form",
                    "The body must be a form, with Content-Type: " + Form.MEDIA_TYPE + "."));
        }
        byte[] bytes = stream().readNBytes(Json.LARGEST + 1);
        if (bytes.length > Json.LARGEST) {
            throw Problems.refusal("The form has more than " + Json.LARGEST + " bytes.");
        }
        return Form.parse(new String(bytes, StandardCharsets.UTF_8));
    }

    /** The token of the session's cookie, whatever it is worth. */
    Optional<String> token() {
        return header("Cookie").flatMap(visits.cookie()::token);
    }

    String address() {
        return CurrentRequest.peer(request).address();
    }

    /** A variable of the path, decoded. */
    String text(String variable) {
        return path.getOrDefault(variable, "");
    }

    /** A variable of the path that is an id. */
    long id(String variable) {
        return number(variable, text(variable), 1, Long.MAX_VALUE);
    }

    NodeId node() {
        return new NodeId(id("node"));
    }

    VersionId version() {
        return new VersionId(id("version"));
    }

    Optional<String> query(String name) {
        var query = request.prologue().query();
        return query.contains(name) ? Optional.of(query.get(name)) : Optional.empty();
    }

    /** All of the query, of a name that comes twice the first. */
    Map<String, String> queries() {
        var query = request.prologue().query();
        Map<String, String> all = new HashMap<>();
        query.names().forEach(name -> all.put(name, query.get(name)));
        return all;
    }

    long query(String name, long otherwise, long least, long most) {
        return query(name).map(value -> number(name, value, least, most)).orElse(otherwise);
    }

    boolean flag(String name) {
        return switch (query(name).orElse("false")) {
            case "true", "1", "" -> true;
            case "false", "0" -> false;
            default -> throw Problems.refusal("“" + name + "” must be true or false.");
        };
    }

    Optional<String> header(String name) {
        var headers = request.headers();
        var key = HeaderNames.create(name);
        return headers.contains(key)
                ? Optional.of(String.join(", ", headers.get(key).allValues()))
                : Optional.empty();
    }

    long headerNumber(String name, long least, long most) {
        String value = header(name)
                .orElseThrow(
                        () -> Problems.refusal("The header “" + name + "” is missing; it must be a whole number."));
        return number(name, value.strip(), least, most);
    }

    /** The JSON body. */
    <T extends Ask> T body(Class<T> type) throws IOException {
        requireJson();
        return json.read(stream(), type);
    }

    /** The JSON body as it comes. */
    InputStream json() {
        requireJson();
        return stream();
    }

    private void requireJson() {
        String media = header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!media.equalsIgnoreCase("application/json")) {
            throw new Refusal(Problem.of(
                    415,
                    "not-json",
                    "The request is not JSON",
                    "The body must be JSON, with Content-Type: application/json."));
        }
    }

    /** The body; each piece has to come in time. */
    InputStream stream() {
        return request.content().hasEntity()
                ? waits.given(request.content().inputStream())
                : InputStream.nullInputStream();
    }

    /** Whether only the head of an answer is asked for. */
    boolean isHead() {
        return Whole.isHead(request);
    }

    /** What If-Match and If-None-Match demand of the file a request is about. */
    Precondition precondition() {
        Optional<String> match = header("If-Match");
        Optional<String> none = header("If-None-Match");
        if (match.isPresent() && none.isPresent()) {
            throw Problems.refusal("If-Match and If-None-Match do not go together; send one of them.");
        }
        if (match.isPresent()) {
            return match.get().strip().equals("*")
                    ? new Precondition.Present()
                    : new Precondition.At(EntityTag.versions(match.get()));
        }
        if (none.isPresent()) {
            return none.get().strip().equals("*")
                    ? new Precondition.Absent()
                    : new Precondition.NotAt(EntityTag.versions(none.get()));
        }
        return new Precondition.None();
    }

    /** @throws Refusal when the value is no such number */
    static long number(String name, String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most && Character.isDigit(value.charAt(0))) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, in words
        }
        throw Problems.refusal("“" + name + "” must be a whole number"
                + (most == Long.MAX_VALUE ? ", at least " + least : " from " + least + " to " + most) + ".");
    }
}
