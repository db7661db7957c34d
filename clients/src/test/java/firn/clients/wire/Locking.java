package firn.clients.wire;

import static org.assertj.core.api.Assertions.assertThat;

/** The lock requests clients send. */
public final class Locking {
    private static final String BODY = """
            <?xml version="1.0" encoding="utf-8"?>
            <D:lockinfo xmlns:D="DAV:"><D:lockscope><D:%s/></D:lockscope><D:locktype><D:write/></D:locktype>\
            <D:owner><D:href>a client</D:href></D:owner></D:lockinfo>""";

    private Locking() {}

    /** An exclusive write lock as most ask for it; headers may be added to what is returned. */
    public static Ask exclusive(RawHttp http, String below) {
        return http.ask("LOCK", below).with("Timeout", "Second-600").xml(BODY.formatted("exclusive"));
    }

    public static Ask shared(RawHttp http, String below) {
        return http.ask("LOCK", below).with("Timeout", "Second-600").xml(BODY.formatted("shared"));
    }

    /** The lock's token without its brackets; fails when the lock was refused. */
    public static String token(Answer answer) {
        assertThat(answer.status()).as(answer::all).isIn(200, 201);
        String token = answer.header("Lock-Token").orElse("");
        assertThat(token).as(answer::all).startsWith("<").endsWith(">");
        return token.substring(1, token.length() - 1);
    }

    public static Answer unlock(RawHttp http, String below, String token) {
        return http.send(http.ask("UNLOCK", below).with("Lock-Token", "<" + token + ">"));
    }
}
