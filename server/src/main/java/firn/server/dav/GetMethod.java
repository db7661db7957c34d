package firn.server.dav;

import firn.core.access.Reading;
import firn.core.tree.File;
import firn.core.tree.Folder;
import firn.core.tree.Link;
import firn.core.tree.Node;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** GET and HEAD of a file: whole or a range, only when changed; with nothing in it that a browser would run. */
final class GetMethod implements DavMethod {
    private static final Header RANGES = HeaderValues.createCached(HeaderNames.ACCEPT_RANGES, "bytes");
    private static final Header NO_SNIFF = HeaderValues.createCached("X-Content-Type-Options", "nosniff");
    private static final Header SANDBOX =
            HeaderValues.createCached("Content-Security-Policy", "sandbox; default-src 'none'");
    private static final Header REVALIDATE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "private, no-cache");
    private static final Header ATTACHMENT = HeaderValues.createCached("Content-Disposition", "attachment");
    /** Below this, one write carries head and body. */
    private static final int SMALL = 1 << 17;

    private final boolean withBody;

    GetMethod(boolean withBody) {
        this.withBody = withBody;
    }

    @Override
    public void answer(Call call) throws IOException, Refusal {
        switch (call.spot()) {
            case Spot.There(Node node) -> node(call, node);
            case Spot.Discarded(Node node, boolean top) -> node(call, node);
            case Spot.Front(), Spot.Bin() -> new FolderPage(call).send();
            case Spot.Vacant vacant -> throw Answers.missing();
            case Spot.Lost() -> throw Answers.missing();
        }
    }

    private void node(Call call, Node node) throws IOException, Refusal {
        switch (node) {
            case Folder folder -> new FolderPage(call).send();
            case File file -> file(call, file);
            case Link link -> {
                byte[] target = link.target().getBytes(StandardCharsets.UTF_8);
                head(call, link, MediaTypes.UNKNOWN);
                body(call, target.length, out -> out.write(target));
            }
        }
    }

    private void file(Call call, File file) throws IOException, Refusal {
        Conditions.checkReading(call);
        String tag = EntityTags.of(file.content());
        if (isUnchanged(call, file, tag)) {
            head(call, file, "");
            call.response().status(Status.NOT_MODIFIED_304).send();
            return;
        }
        Optional<Reading> opened = call.view().open(file);
        if (opened.isEmpty()) {
            call.lookAgain();
            answer(call);
            return;
        }
        send(call, file, tag, opened.get());
    }

    private void send(Call call, File file, String tag, Reading reading) throws IOException, Refusal {
        // RFC 9110 §14.2: Range is for GET alone
        switch (withBody ? range(call, file, tag) : new ByteRange.Whole()) {
            case ByteRange.Whole() -> {
                head(call, file, MediaTypes.of(file.name().text()));
                body(call, reading.size(), out -> reading.send(0, reading.size(), out));
            }
            case ByteRange.Part(long from, long to) -> {
                head(call, file, MediaTypes.of(file.name().text()));
                call.response()
                        .status(Status.PARTIAL_CONTENT_206)
                        .header(HeaderValues.create(
                                HeaderNames.CONTENT_RANGE, "bytes " + from + "-" + (to - 1) + "/" + reading.size()));
                body(call, to - from, out -> reading.send(from, to, out));
            }
            case ByteRange.Unsatisfiable() ->
                throw Refusal.of(416, "The file has " + reading.size() + " bytes; the range lies beyond.")
                        .with(HeaderNames.CONTENT_RANGE, "bytes */" + reading.size());
        }
    }

    private static ByteRange range(Call call, File file, String tag) {
        Optional<String> range = call.header(HeaderNames.RANGE);
        if (range.isEmpty()) {
            return new ByteRange.Whole();
        }
        Optional<String> condition = call.header(HeaderNames.IF_RANGE).map(String::strip);
        boolean same = condition.isEmpty()
                || condition.get().equals(tag)
                || HttpDates.parse(condition.get())
                        .filter(date ->
                                date.getEpochSecond() == file.times().modified().getEpochSecond())
                        .isPresent();
        return same ? ByteRange.parse(range.get(), file.content().size()) : new ByteRange.Whole();
    }

    private static boolean isUnchanged(Call call, File file, String tag) {
        Optional<String> header = call.header(HeaderNames.IF_NONE_MATCH);
        if (header.isPresent()) {
            return EntityTags.parse(header.get())
                    .filter(named -> switch (named) {
                        case EntityTags.Named.Any() -> true;
                        case EntityTags.Named.These these -> these.match(tag, true);
                    })
                    .isPresent();
        }
        return call.header(HeaderNames.IF_MODIFIED_SINCE)
                .flatMap(HttpDates::parse)
                .filter(since -> file.times().modified().getEpochSecond() <= since.getEpochSecond())
                .isPresent();
    }

    private static void head(Call call, Node node, String type) {
        ServerResponse response = call.response();
        Answers.describe(call, node);
        response.header(REVALIDATE);
        if (!type.isEmpty()) {
            response.header(RANGES).header(NO_SNIFF).header(SANDBOX);
            response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, type));
            if (MediaTypes.isActive(type)) {
                response.header(ATTACHMENT);
            }
        }
    }

    private void body(Call call, long length, Source source) throws IOException {
        ServerResponse response = call.response();
        if (!withBody) {
            response.headers().contentLength(length);
            response.send();
        } else if (length <= SMALL) {
            Small small = new Small((int) length);
            source.writeTo(small);
            response.send(small.bytes());
        } else {
            response.headers().contentLength(length);
            try (OutputStream out = call.stream()) {
                source.writeTo(out);
            }
        }
    }

    @FunctionalInterface
    private interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Hands out its own array when that is full, without a copy. */
    private static final class Small extends ByteArrayOutputStream {
        Small(int length) {
            super(length);
        }

        byte[] bytes() {
            return buf.length == count ? buf : toByteArray();
        }
    }
}
