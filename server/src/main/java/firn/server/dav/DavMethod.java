package firn.server.dav;

import java.io.IOException;

/** One method of HTTP or WebDAV on an address inside a drive. */
@FunctionalInterface
interface DavMethod {
    /** Answers the call, or says why not. */
    void answer(Call call) throws IOException, Refusal;
}
