package firn.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import firn.core.people.DriveEntry;
import firn.storage.care.FileScrub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the reading of all that a drive keeps has found, as it is kept and told. */
public record ScrubReport(JsonNode json) {
    private static final JsonMapper JSON = new JsonMapper();
    /** So many files are named in a sentence. */
    private static final int NAMED = 5;

    public static ScrubReport of(DriveEntry drive, Instant finished, FileScrub.Report found) {
        ObjectNode told = JSON.createObjectNode()
                .put("drive", drive.id())
                .put("name", drive.name())
                .put("finished", finished.toString())
                .put("chunks", found.chunks())
                .put("bytes", found.bytes())
                .put("damagedChunks", found.damaged());
        var files = told.putArray("files");
        for (var damaged : found.files()) {
            files.addObject()
                    .put("path", damaged.path())
                    .put("node", damaged.file().value())
                    .put("version", damaged.version().value());
        }
        return new ScrubReport(told);
    }

    public static ScrubReport read(String text) {
        try {
            return new ScrubReport(JSON.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text() {
        return json.toString();
    }

    public int damaged() {
        return json.path("damagedChunks").asInt();
    }

    /** The damage in a sentence. */
    public String words() {
        List<String> paths = new ArrayList<>();
        json.path("files").forEach(file -> paths.add(file.path("path").asText()));
        String some = String.join(", ", paths.subList(0, Math.min(NAMED, paths.size())));
        String more = paths.size() > NAMED ? " and " + (paths.size() - NAMED) + " more" : "";
        return "drive " + json.path("drive").asLong() + ": " + damaged() + " damaged chunks, in "
                + (paths.isEmpty() ? "no file" : some + more);
    }
}
