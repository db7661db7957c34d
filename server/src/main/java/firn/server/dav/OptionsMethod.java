package firn.server.dav;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;

/** OPTIONS: answered to anyone, since Windows asks before it signs in. */
final class OptionsMethod {
    private static final Header DAV =
            HeaderValues.createCached(HeaderNames.create("DAV"), "1, 2, 3, sync-collection, extended-mkcol");
    private static final Header ALLOW = HeaderValues.createCached(HeaderNames.ALLOW, Answers.ALLOW);
    private static final Header AUTHOR = HeaderValues.createCached(HeaderNames.create("MS-Author-Via"), "DAV");
    private static final Header RANGES = HeaderValues.createCached(HeaderNames.ACCEPT_RANGES, "bytes");

    private OptionsMethod() {}

    static void answer(ServerResponse response) {
        response.status(Status.OK_200)
                .header(DAV)
                .header(ALLOW)
                .header(AUTHOR)
                .header(RANGES)
                .send();
    }
}
