package firn.server.dav;

import firn.server.web.Whole;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A folder as a plain page, for whoever opens its address in a browser. */
final class FolderPage {
    private static final int MOST = 1000;

    private final Call call;

    FolderPage(Call call) {
        this.call = call;
    }

    void send() throws IOException, Refusal {
        ServerResponse response = call.response();
        response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8"));
        response.header(HeaderValues.create("X-Content-Type-Options", "nosniff"));
        response.header(HeaderValues.create("Content-Security-Policy", "sandbox; default-src 'none'"));
        XmlOut page = page();
        Whole.send(call.request(), response, page.bytes(), page.size());
    }

    private XmlOut page() throws IOException, Refusal {
        XmlOut page = new XmlOut(4096);
        String title = call.address().names().isEmpty()
                ? call.front().data()
                : call.address().last();
        page.raw("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>")
                .text(title)
                .raw("</title></head><body><h1>");
        page.text(title).raw("</h1>\n<ul>\n");
        String base = call.address().href(true);
        AtomicInteger count = new AtomicInteger();
        new Members(call).each(call.spot(), false, (member, name, dead) -> {
            if (count.incrementAndGet() <= MOST) {
                String slash = member.isCollection() ? "/" : "";
                page.raw("<li><a href=\"").raw(base).segment(name).raw(slash).raw("\">");
                page.text(name).raw(slash).raw("</a></li>\n");
            }
        });
        page.raw("</ul>\n");
        if (count.get() > MOST) {
            page.raw("<p>… and ").number(count.get() - MOST).raw(" more.</p>\n");
        }
        return page.raw("</body></html>\n");
    }
}
