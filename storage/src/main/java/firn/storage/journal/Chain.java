package firn.storage.journal;

import firn.storage.chunks.DamagedItemException;
import firn.storage.chunks.Shelf;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The segments of a place, read and held against each other: which of them can be believed. */
final class Chain {
    /**
     * A base and the groups after it that are whole and follow each other.
     *
     * @param names of their segments, in order
     * @param end of the last group
     */
    record Run(List<String> names, Head end) {}

    /** @param remarks in words, about what is left out */
    record Reading(Optional<Run> run, List<String> remarks) {}

    private record Link(Head head, Sha sha) {}

    private final TreeMap<Long, Link> links = new TreeMap<>();
    private final List<String> remarks = new ArrayList<>();

    private Chain() {}

    /** @throws firn.storage.vault.MissingKeyException when a key is lacking: that is no damage */
    static Reading read(Shelf shelf, String place) throws IOException {
        var chain = new Chain();
        for (var item : shelf.items(place)) {
            var number = SegmentNames.number(item.name());
            if (number.isPresent()) {
                chain.link(shelf, place, item.name(), number.get());
            }
        }
        return chain.best();
    }

    private void link(Shelf shelf, String place, String name, long number) throws IOException {
        try {
            var segment = SegmentFormat.decode(name, shelf.get(place, name));
            Frame.<RuntimeException>read(name, segment, frame -> {});
            if (segment.head().number() == number) {
                links.put(number, new Link(segment.head(), segment.sha()));
            } else {
                remarks.add("The segment " + name + " bears the number of another, and is left out.");
            }
        } catch (DamagedItemException | NoSuchFileException e) {
            remarks.add("The segment " + name + " is damaged, and is left out: " + e.getMessage() + ".");
        }
    }

    private Reading best() {
        var run = links.values().stream()
                .filter(link -> link.head().isBase()
                        && link.head().number() == link.head().group())
                .flatMap(link -> from(link.head().number()).stream())
                .max(Comparator.comparingLong((Run it) -> it.end().number())
                        .thenComparingLong(it -> it.end().base().begin()));
        run.ifPresent(this::tellWhatIsLeft);
        if (run.isEmpty() && !links.isEmpty()) {
            remarks.add("None of its segments begins a whole state.");
        }
        return new Reading(run, List.copyOf(remarks));
    }

    /** What can be gone on to from a base; empty when not even that is whole. */
    private Optional<Run> from(long begin) {
        var names = new ArrayList<String>();
        var group = new ArrayList<String>();
        Optional<Head> end = Optional.empty();
        Optional<Sha> before = Optional.empty();
        for (long number = begin; links.containsKey(number); number++) {
            var link = links.get(number);
            var head = link.head();
            if (before.isPresent() && !before.get().equals(head.note().previous())) {
                break;
            }
            before = Optional.of(link.sha());
            if (head.number() == head.group()) {
                group.clear();
            }
            group.add(SegmentNames.of(number));
            boolean ours = head.base().begin() == begin;
            if (head.last() && !ours) {
                break;
            }
            if (head.last() && group.size() == head.number() - head.group() + 1) {
                names.addAll(group);
                group.clear();
                end = Optional.of(head);
            }
        }
        return end.map(head -> new Run(List.copyOf(names), head));
    }

    private void tellWhatIsLeft(Run run) {
        long end = run.end().number();
        long newest = links.lastKey();
        if (newest == end && remarks.isEmpty()) {
            return;
        }
        var next = links.get(end + 1);
        if (next != null && next.head().group() == end + 1 && contiguous(end, newest)) {
            remarks.add("The last " + (newest - end)
                    + " segment(s) are of a group that was not finished, and are left out.");
        } else if (newest > end) {
            remarks.add("After the segment " + SegmentNames.of(end) + " the next is missing or does not follow: "
                    + links.tailMap(end, false).size() + " later one(s) are left out.");
        }
    }

    private boolean contiguous(long end, long newest) {
        return links.tailMap(end, false).size() == newest - end;
    }
}
