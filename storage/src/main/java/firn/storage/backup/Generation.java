package firn.storage.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One backup: what {@code manifest} says in the folder of its name. A text, one thing a line, its last line the SHA-256 of
 * all before it, so that a torn or changed one is never taken for a backup.
 *
 * @param name the moment it was begun, for people and for sorting
 * @param taken the moment that its database shows
 * @param database SHA-256 of the file with the database's copy, in hex
 * @param keys names of the keys that packs are sealed with; without those nothing can be read
 */
public record Generation(
        String name, Instant taken, String database, Dump.Summary holds, List<String> keys, Packs packs) {
    private static final String TITLE = "firn backup 1";

    /**
     * Its packs.
     *
     * @param lost packs that the database refers to and that were not there, or too short: drive and pack
     */
    public record Packs(List<PackEntry> all, List<String> lost) {
        public Packs {
            all = List.copyOf(all);
            lost = List.copyOf(lost);
        }
    }

    public Generation {
        keys = List.copyOf(keys);
    }

    /** Bytes of all its packs; other backups share them. */
    public long bytes() {
        return packs.all().stream().mapToLong(PackEntry::length).sum();
    }

    byte[] bytesOfManifest() {
        var text = new StringBuilder(TITLE + "\n");
        text.append("taken ").append(taken).append('\n');
        text.append("schema ").append(holds.schema()).append('\n');
        text.append("database ").append(database).append('\n');
        for (String table : new TreeSet<>(holds.tables().keySet())) {
            TableSum sum = holds.tables().get(table);
            if (sum != null) {
                text.append("table ").append(table).append(' ').append(sum.rows());
                text.append(' ').append(sum.sum()).append('\n');
            }
        }
        keys.forEach(key -> text.append("key ").append(key).append('\n'));
        packs.lost().forEach(pack -> text.append("lost ").append(pack).append('\n'));
        for (PackEntry pack : packs.all()) {
            text.append("pack ").append(pack.drive()).append(' ');
            text.append(HexFormat.of().toHexDigits(pack.pack())).append(' ');
            text.append(pack.length()).append(' ').append(pack.sha256()).append('\n');
        }
        String hash = hash(text.toString());
        text.append("end ").append(hash).append('\n');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(String text) {
        var digest = Hashes.sha256();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return Hashes.hex(digest);
    }

    /** @throws IOException in words, when it is not a whole one */
    static Generation parse(String name, byte[] manifest) throws IOException {
        String text = new String(manifest, StandardCharsets.UTF_8);
        int end = text.lastIndexOf("end ");
        if (end < 0 || !text.substring(end).equals("end " + hash(text.substring(0, end)) + "\n")) {
            throw damaged(name);
        }
        var lines = text.substring(0, end).lines().toList();
        if (!lines.getFirst().equals(TITLE)) {
            throw new IOException("the backup " + name + " was written by a newer Firn; use that one");
        }
        try {
            return new Parsing(name).all(lines.subList(1, lines.size()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeParseException e) {
            throw damaged(name);
        }
    }

    private static IOException damaged(String name) {
        return new IOException("the list of the backup " + name + " is damaged; this backup cannot be used");
    }

    /** The lines of a manifest, one after the other. */
    private static final class Parsing {
        private final String name;
        private Instant taken = Instant.EPOCH;
        private int schema;
        private String database = "";
        private final Map<String, TableSum> tables = new LinkedHashMap<>();
        private final List<String> keys = new ArrayList<>();
        private final List<String> lost = new ArrayList<>();
        private final List<PackEntry> packs = new ArrayList<>();

        Parsing(String name) {
            this.name = name;
        }

        Generation all(List<String> lines) {
            lines.forEach(line -> line(line.split(" ")));
            return new Generation(
                    name, taken, database, new Dump.Summary(schema, tables), keys, new Packs(packs, lost));
        }

        private void line(String... words) {
            switch (words[0]) {
                case "taken" -> taken = Instant.parse(words[1]);
                case "schema" -> schema = Integer.parseInt(words[1]);
                case "database" -> database = words[1];
                case "table" -> tables.put(words[1], new TableSum(Long.parseLong(words[2]), words[3]));
                case "key" -> keys.add(words[1]);
                case "lost" -> lost.add(words[1]);
                case "pack" ->
                    packs.add(new PackEntry(
                            Long.parseLong(words[1]),
                            HexFormat.fromHexDigitsToLong(words[2]),
                            Long.parseLong(words[3]),
                            words[4]));
                default -> throw new IllegalArgumentException(words[0]);
            }
        }
    }
}
