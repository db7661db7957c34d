package firn.bench.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import firn.core.wire.FrameWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * Brings a tree of small files to a drive that holds none of it, each file one chunk, as a client does for a folder that is
 * new to the server: nothing of it was sent before, so it is not asked what is missing. Batches are read, hashed and
 * streamed, then committed, on several connections; what is answered is durable.
 */
public final class Up {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonFactory FACTORY = JSON.getFactory();

    private final Account account;
    private final int connections;
    private final int batch;

    /** @param batch files in a stream and a commit */
    public Up(Account account, int connections, int batch) {
        this.account = account;
        this.connections = connections;
        this.batch = batch;
    }

    /** A file as it was read. */
    private record Read(String name, Extent extent, Instant modified) {}

    /** Seconds until the tree lies, durable, in a folder of that name in the given one. */
    public double run(Tree tree, long parent, String name) throws IOException {
        try (Crew crew = new Crew(account, connections)) {
            CompletableFuture<Map<String, Long>> folders = new CompletableFuture<>();
            long start = System.nanoTime();
            crew.submit(line -> {
                try {
                    folders.complete(makeFolders(line, tree, parent, name));
                } finally {
                    folders.cancel(false);
                }
            });
            for (List<String> files : tree.batches(batch)) {
                crew.submit(line -> {
                    List<Read> read = bring(line, tree.root(), files);
                    commit(line, read, folders.join());
                });
            }
            crew.finish();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static Map<String, Long> makeFolders(Line line, Tree tree, long parent, String name) throws IOException {
        byte[] body = body("folders-of-" + name, json -> {
            folder(json, "parent", parent, name);
            for (String folder : tree.folders()) {
                folder(json, "step", 0, folder);
            }
        });
        List<Long> nodes = created(line.ask("/commits", body));
        Map<String, Long> ids = new HashMap<>();
        for (int i = 0; i < tree.folders().size(); i++) {
            ids.put(tree.folders().get(i), nodes.get(i + 1));
        }
        return ids;
    }

    private static List<Read> bring(Line line, Path root, List<String> files) throws IOException {
        List<Read> all = new ArrayList<>(files.size());
        try (OutputStream body = line.stream("/chunks")) {
            FrameWriter frames = new FrameWriter(body);
            for (String file : files) {
                Path path = root.resolve(file);
                Instant modified = Files.getLastModifiedTime(path).toInstant();
                byte[] bytes = Files.readAllBytes(path);
                ChunkId id = ChunkId.ofContent(bytes, 0, bytes.length);
                frames.chunk(id, bytes.length, bytes, bytes.length);
                all.add(new Read(file, new Extent(id, bytes.length), modified));
            }
        }
        int kept = JSON.readTree(line.whole()).path("chunks").asInt();
        if (kept != files.size()) {
            throw new IOException("of " + files.size() + " chunks " + kept + " were kept");
        }
        return all;
    }

    private static void commit(Line line, List<Read> files, Map<String, Long> folders) throws IOException {
        String request = files.getFirst().extent().chunk().hex();
        created(line.ask("/commits", body(request, json -> {
            for (Read file : files) {
                file(json, file, folders);
            }
        })));
    }

    private interface Steps {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] body(String request, Steps steps) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("request", request);
            json.writeArrayFieldStart("steps");
            steps.write(json);
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void folder(JsonGenerator json, String in, long id, String name) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("folder");
        at(json, in, id, name);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void file(JsonGenerator json, Read file, Map<String, Long> folders) throws IOException {
        int slash = file.name().indexOf('/');
        json.writeStartObject();
        json.writeObjectFieldStart("file");
        long folder = Objects.requireNonNull(folders.get(file.name().substring(0, slash)));
        at(json, "parent", folder, file.name().substring(slash + 1));
        json.writeBinaryField("extents", Manifest.of(List.of(file.extent())).encode());
        json.writeStringField("modified", file.modified().toString());
        json.writeObjectFieldStart("when");
        json.writeBooleanField("absent", true);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void at(JsonGenerator json, String in, long id, String name) throws IOException {
        json.writeObjectFieldStart("at");
        json.writeNumberField(in, id);
        json.writeStringField("name", name);
        json.writeEndObject();
    }

    /** The new nodes, one for each step. */
    private static List<Long> created(byte[] answer) throws IOException {
        List<Long> nodes = new ArrayList<>();
        for (JsonNode one : JSON.readTree(answer).path("answers")) {
            if (!one.path("code").asText().equals("created")) {
                throw new IOException("a step was answered " + one);
            }
            nodes.add(one.path("node").asLong());
        }
        return nodes;
    }
}
