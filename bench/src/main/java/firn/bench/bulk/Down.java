package firn.bench.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import firn.core.content.ChunkId;
import firn.core.wire.Frame;
import firn.core.wire.FrameReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Brings what a drive's journal tells of to a folder, as a client does that is new: hears the changes page by page, and has
 * each page's files sent in one bundle while it hears the next. Every chunk is verified.
 */
public final class Down {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUFFER = 64 << 10;

    private final Account account;
    private final int connections;

    public Down(Account account, int connections) {
        this.account = account;
        this.connections = connections;
    }

    /** A file that is to be there. */
    private record Wanted(long node, long version, Path path, Instant modified) {}

    /** Where the drive's journal ends now. */
    public long cursor() throws IOException {
        try (Line line = new Line(account)) {
            return JSON.readTree(line.get("")).path("cursor").asLong();
        }
    }

    /** Seconds until all that was added behind the cursor lies in the folder, the first new folder's contents at its top. */
    public Timed run(long cursor, Path folder) throws IOException {
        try (Crew crew = new Crew(account, connections)) {
            long start = System.nanoTime();
            Map<Long, Path> folders = new HashMap<>();
            crew.submit(line -> hear(crew, line, new Heard(cursor, folder, folders)));
            crew.finish();
            double done = (System.nanoTime() - start) / 1e9;
            TarOverTcp.flush(folder);
            return new Timed(done, (System.nanoTime() - start) / 1e9);
        }
    }

    /** @param folders those made, by node; known to one task at a time */
    private record Heard(long cursor, Path top, Map<Long, Path> folders) {}

    private void hear(Crew crew, Line line, Heard from) throws IOException {
        JsonNode page = JSON.readTree(line.get("/changes?limit=1000&after=" + from.cursor()));
        List<Wanted> files = new ArrayList<>();
        for (JsonNode change : page.path("changes")) {
            JsonNode node = change.path("now");
            if (node.has("file")) {
                files.add(wanted(node, from.folders()));
            } else {
                Path path = from.folders().isEmpty() ? from.top() : in(node, from.folders());
                from.folders().put(node.path("id").asLong(), Files.createDirectories(path));
            }
        }
        if (page.path("more").asBoolean()) {
            var next = new Heard(page.path("cursor").asLong(), from.top(), from.folders());
            crew.submit(other -> hear(crew, other, next));
        }
        if (!files.isEmpty()) {
            fetch(line, files);
        }
    }

    private static Wanted wanted(JsonNode node, Map<Long, Path> folders) {
        return new Wanted(
                node.path("id").asLong(),
                node.path("file").path("version").asLong(),
                in(node, folders),
                Instant.parse(node.path("times").path("modified").asText()));
    }

    private static Path in(JsonNode node, Map<Long, Path> folders) {
        long parent = node.path("parent").asLong();
        Path folder = Objects.requireNonNull(folders.get(parent), () -> "nothing was heard of the folder " + parent);
        return folder.resolve(node.path("name").asText());
    }

    private static void fetch(Line line, List<Wanted> files) throws IOException {
        StringBuilder body = new StringBuilder("{\"files\":[");
        for (Wanted file : files) {
            body.append(body.length() > 10 ? "," : "")
                    .append("{\"node\":")
                    .append(file.node())
                    .append(",\"version\":")
                    .append(file.version())
                    .append('}');
        }
        line.say("/contents", body.append("]}").toString().getBytes(StandardCharsets.UTF_8));
        try (var in = new BufferedInputStream(line.answer(), BUFFER)) {
            write(new FrameReader(in), files);
            if (in.read() >= 0) {
                throw new IOException("something follows the end of the contents");
            }
        }
    }

    /** A file is opened by its own frame and closed by the next one. */
    private static void write(FrameReader frames, List<Wanted> files) throws IOException {
        Frame frame = frames.next();
        int written = 0;
        while (frame instanceof Frame.File(int number, long version, int from, var extents)) {
            Wanted file = files.get(number);
            try (var out = FileChannel.open(file.path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                frame = frames.next();
                while (frame instanceof Frame.Chunk(ChunkId id, int plain, byte[] sent)) {
                    require(ChunkId.ofContent(sent, 0, plain).equals(id), file.path() + " came damaged");
                    out.write(ByteBuffer.wrap(sent));
                    frame = frames.next();
                }
            }
            Files.setLastModifiedTime(file.path(), FileTime.from(file.modified()));
            written++;
        }
        require(frame instanceof Frame.End && written == files.size(), "the contents broke off with " + frame);
    }

    private static void require(boolean so, String otherwise) throws IOException {
        if (!so) {
            throw new IOException(otherwise);
        }
    }
}
