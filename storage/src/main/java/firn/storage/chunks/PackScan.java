package firn.storage.chunks;

import firn.core.content.DamagedChunkException;
import firn.core.content.Placement;
import firn.storage.vault.MissingKeyException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a pack holds: from its index, or where it has none by verifying each record. */
record PackScan(Forms forms, Compression compression) {
    /** @param until where records end at the latest */
    PackContents contents(Disk.DiskFile file, long drive, long pack, long until) throws IOException {
        var header = Forms.header(file);
        boolean expected = header.isPresent()
                && header.get().drive() == drive
                && header.get().pack() == pack;
        if (header.isPresent()) {
            var key = header.get().key();
            if (key.isPresent() && forms.of(header.get()).isEmpty()) {
                throw new MissingKeyException("pack " + Long.toHexString(pack) + " of drive " + drive, key.get());
            }
        }
        var likely = likely(header, drive, pack);
        for (var it : likely) {
            var index = it.form().index(it.header(), file);
            if (index.isPresent()) {
                return new PackContents(index.get(), List.of(), expected, true);
            }
        }
        @Nullable PackContents most = null;
        for (var it : likely) {
            var walked = walk(file, it, until, expected);
            most = most == null || most.records().size() < walked.records().size() ? walked : most;
        }
        return most == null ? new PackContents(List.of(), List.of(), expected, false) : most;
    }

    private record Likely(PackHeader header, Form form) {}

    /** The form that the header tells; where it is damaged or another's, all that there are. */
    private List<Likely> likely(Optional<PackHeader> header, long drive, long pack) {
        var told = header.flatMap(forms::of)
                .map(form -> new Likely(new PackHeader(drive, pack, form.key().map(key -> key.id())), form));
        return told.isPresent()
                ? List.of(told.get())
                : forms.all().stream()
                        .map(form -> new Likely(
                                new PackHeader(drive, pack, form.key().map(key -> key.id())), form))
                        .toList();
    }

    private PackContents walk(Disk.DiskFile file, Likely it, long until, boolean expected) throws IOException {
        var sound = new ArrayList<Placement>();
        var damaged = new ArrayList<Placement>();
        var reader = new RecordReader(forms, compression, it.header().drive());
        var walk = new PackWalk(file, it.header(), it.form(), until);
        for (var record = walk.next(); record.isPresent(); record = walk.next()) {
            try {
                reader.read(file, record.get());
                sound.add(record.get());
            } catch (DamagedChunkException e) {
                damaged.add(record.get());
            }
        }
        return new PackContents(sound, damaged, expected, false);
    }
}
