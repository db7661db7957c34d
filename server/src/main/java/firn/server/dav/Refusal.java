package firn.server.dav;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import java.util.List;

/** Why a request is not done: the status, the precondition that failed (RFC 4918 §16), and words for a person. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    /** The condition's element name in the DAV: namespace, "" for none, with the addresses it is about. */
    record Condition(String element, List<String> hrefs) {
        static final Condition NONE = new Condition("", List.of());

        Condition {
            hrefs = List.copyOf(hrefs);
        }
    }

    private final int code;
    private final transient Condition condition;
    private final transient List<Header> headers;

    private Refusal(int code, String words, Condition condition, List<Header> headers) {
        super(words, null, false, false);
        this.code = code;
        this.condition = condition;
        this.headers = headers;
    }

    static Refusal of(int code, String words) {
        return new Refusal(code, words, Condition.NONE, List.of());
    }

    static Refusal of(int code, String element, String words) {
        return of(code, new Condition(element, List.of()), words);
    }

    static Refusal of(int code, Condition condition, String words) {
        return new Refusal(code, words, condition, List.of());
    }

    Refusal with(HeaderName name, String value) {
        return new Refusal(code, words(), condition, List.of(HeaderValues.create(name, value)));
    }

    Status status() {
        return Statuses.of(code);
    }

    int code() {
        return code;
    }

    String words() {
        return String.valueOf(getMessage());
    }

    Condition condition() {
        return condition;
    }

    List<Header> headers() {
        return headers;
    }
}
