package firn.storage.backup;

import firn.storage.chunks.PackFiles;
import firn.storage.sql.Database;
import firn.storage.vault.Sealing;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Takes a server that is stopped from one kind of storage to another: packs as they are, each read back and compared, then
 * the database, row by row, compared before it is kept. What it comes from is not changed. Broken off, the next try goes on:
 * which packs are there already is noted in a file.
 */
public final class Relocation {
    private static final String NAME = "relocation";
    private static final Pattern NOTE = Pattern.compile("([0-9]{1,18}) ([0-9a-f]{16}) ([0-9]{1,18})");

    /** What is taken away; packs stay where they are when the target's are the very same. */
    public record Source(Database database, PackFiles packs) {}

    /**
     * @param folder for notes and the copy of the database meanwhile; of the target, for the owner's eyes only
     * @param sealing of that copy
     */
    public record Scratch(Path folder, Sealing sealing) {}

    public record Report(Dump.Summary holds, int packs, long bytes) {}

    private final Source source;
    private final Target target;
    private final Scratch scratch;

    public Relocation(Source source, Target target, Scratch scratch) {
        this.source = source;
        this.target = target;
        this.scratch = scratch;
    }

    /** @throws IOException in words; what it comes from is as it was */
    public Report run(Progress progress) throws IOException {
        progress.at(Progress.Step.DATABASE, 0, 0);
        Path copy = scratch.folder().resolve("moving.database");
        var use = new PackUse();
        var file = new DumpFile(scratch.sealing(), NAME);
        try (var out = new BufferedOutputStream(Files.newOutputStream(copy))) {
            file.write(out, packed -> new DumpWriter(source.database(), Map.of()).write(packed, use));
        }
        var packs = packs(use);
        long bytes = source.packs().equals(target.packs()) ? 0 : bringAll(packs, progress);
        progress.at(Progress.Step.DATABASE, 0, 0);
        Dump.Summary holds = target.fill(new DumpReader(() -> open(file, copy)), session -> {});
        Files.deleteIfExists(copy);
        Files.deleteIfExists(notes());
        return new Report(holds, packs.size(), bytes);
    }

    private static InputStream open(DumpFile file, Path copy) throws IOException {
        return file.read(Files.newInputStream(copy));
    }

    /** The packs that the database refers to; their hashes are not known yet. */
    private List<PackEntry> packs(PackUse use) throws IOException {
        var packs = new ArrayList<PackEntry>();
        for (var drive : use.drives().entrySet()) {
            Map<Long, Long> there = Backup.lengths(source.packs(), drive.getKey());
            for (var pack : new TreeMap<>(drive.getValue()).entrySet()) {
                long length = there.getOrDefault(pack.getKey(), 0L);
                if (length < pack.getValue()) {
                    throw new IOException("pack " + HexFormat.of().toHexDigits(pack.getKey()) + " of drive "
                            + drive.getKey() + " is not there, or too short: files are damaged. Nothing was moved."
                            + " firn admin scrub names the files; delete those, or restore a backup");
                }
                packs.add(new PackEntry(drive.getKey(), pack.getKey(), length, ""));
            }
        }
        return packs;
    }

    private long bringAll(List<PackEntry> packs, Progress progress) throws IOException {
        target.mustHoldNothingBut(Target.ids(packs));
        for (String key : new TreeSet<>(source.packs().keys().all())) {
            target.packs().keys().put(key);
        }
        return bring(packs, progress);
    }

    private long bring(List<PackEntry> packs, Progress progress) throws IOException {
        long all = packs.stream().mapToLong(PackEntry::length).sum();
        Map<List<Long>, Long> brought = brought();
        var copy = new PackCopy(source.packs(), target.packs());
        long done = 0;
        for (PackEntry pack : packs) {
            progress.at(Progress.Step.PACKS, done, all);
            Long length = brought.get(List.of(pack.drive(), pack.pack()));
            if (length == null || length != pack.length()) {
                bring(copy, pack);
            }
            done += pack.length();
        }
        return done;
    }

    /** Copied, then read back and compared, then noted. */
    private void bring(PackCopy copy, PackEntry pack) throws IOException {
        PackEntry made = copy.whole(pack.drive(), pack.pack(), pack.length());
        if (!PackCopy.sha256(target.packs(), made).equals(made.sha256())) {
            throw new IOException("pack " + HexFormat.of().toHexDigits(pack.pack()) + " of drive " + pack.drive()
                    + " is not the same after it was copied; try again, and if it stays so, look after the hardware");
        }
        String note = pack.drive() + " " + HexFormat.of().toHexDigits(pack.pack()) + " " + pack.length() + "\n";
        Files.writeString(notes(), note, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Path notes() {
        return scratch.folder().resolve("moving.packs");
    }

    /** Lengths of the packs that were noted; a torn line tells of none. */
    private Map<List<Long>, Long> brought() throws IOException {
        var brought = new HashMap<List<Long>, Long>();
        if (Files.exists(notes())) {
            for (String line : Files.readAllLines(notes())) {
                var note = NOTE.matcher(line);
                if (note.matches()) {
                    long pack = HexFormat.fromHexDigitsToLong(note.group(2));
                    brought.put(List.of(Long.parseLong(note.group(1)), pack), Long.parseLong(note.group(3)));
                }
            }
        }
        return brought;
    }
}
