package firn.server.drives;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import firn.core.drive.Catalog;
import firn.core.drive.Drive;
import firn.core.people.Directory;
import firn.core.people.DriveEntry;
import firn.core.people.Offer;
import firn.core.people.Offers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The drives of a server, each under the offer that the directory names now. */
public final class OpenDrives {
    /** For so long an entry is remembered, where one server is alone: a changed offer holds a moment later. */
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final Directory directory;
    private final Offers offers;
    private final Catalog catalog;
    private final Drive.Contents contents;
    private final InstantSource clock;
    private final Map<Long, Drive> drives = new ConcurrentHashMap<>();
    private final Cache<Long, Optional<DriveEntry>> entries;

    public OpenDrives(
            Directory directory, Offers offers, Catalog catalog, Drive.Contents contents, InstantSource clock) {
        this.directory = directory;
        this.entries = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(REMEMBERED)
                .build();
        this.offers = offers;
        this.catalog = catalog;
        this.contents = contents;
        this.clock = clock;
    }

    /** A drive with what the directory says of it. */
    public record Found(DriveEntry entry, Offer offer, Drive drive) {}

    public Optional<Found> find(long id) {
        return entry(id).map(entry -> new Found(entry, offer(entry), open(id)));
    }

    /** All of the server, for what it does for itself. */
    public List<Drive> all() {
        return directory.drives().all().stream().map(entry -> open(entry.id())).toList();
    }

    private Optional<DriveEntry> entry(long id) {
        return directory.isShared() ? directory.drives().byId(id) : entries.get(id, directory.drives()::byId);
    }

    private Drive open(long id) {
        return drives.computeIfAbsent(
                id,
                it -> new Drive(
                        it,
                        catalog,
                        contents,
                        clock,
                        () -> offer(entry(it).orElseThrow()).terms()));
    }

    /** A drive whose offer is not in the catalogue of offers any more goes on under the default one. */
    private Offer offer(DriveEntry entry) {
        return offers.byName(entry.offer())
                .or(() -> offers.byName(Offers.COMMUNITY))
                .orElseThrow(() -> new IllegalStateException("The offers lack “" + Offers.COMMUNITY + "”"));
    }
}
