package firn.server;

import firn.core.content.Chunker;
import firn.core.drive.Catalog;
import firn.core.drive.Drive;
import firn.core.people.Offers;
import firn.server.config.Config;
import firn.server.config.UpkeepSetting;
import firn.server.dav.Addresses;
import firn.server.dav.DavRoutes;
import firn.server.drives.AnnouncingCatalog;
import firn.server.drives.DriveDoor;
import firn.server.drives.OpenDrives;
import firn.server.feed.Wakeups;
import firn.server.health.HealthDoor;
import firn.server.health.Readiness;
import firn.server.jobs.DriveRemoval;
import firn.server.jobs.Housekeeper;
import firn.server.jobs.Scrubbing;
import firn.server.meters.DriveTotals;
import firn.server.meters.MeteredCatalog;
import firn.server.meters.MeteredChore;
import firn.server.meters.MeteredChunkStore;
import firn.server.meters.MeteredScrub;
import firn.server.meters.Meters;
import firn.server.meters.MetricsDoor;
import firn.server.meters.StorageMeters;
import firn.server.request.CurrentRequest;
import firn.server.rest.Api;
import firn.server.rest.Rest;
import firn.server.rest.Uploads;
import firn.server.tracing.Tracing;
import firn.server.web.Pages;
import firn.server.web.Waits;
import firn.storage.sql.Database;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/** Everything that answers, wired on the ports it stands on. */
final class Rooms implements AutoCloseable {
    /** What the storage is asked for to see whether it answers. */
    private static final String NO_UPLOAD = "0".repeat(32);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            CurrentRequest.passing(Thread.ofVirtual().name("work-", 0).factory()));
    private final Meters meters = new Meters();
    private final Tracing tracing;
    private final Wakeups wakeups = new Wakeups();
    private final SignInRooms signIn;
    private final DriveDoor door;
    private final Housekeeper housekeeper;
    private final Errands errands;
    private final Scrubbing scrub;
    private final Database.Listening tidings;
    private final Rest rest;
    private final Waits waits;
    private final Readiness readiness;
    private final InstantSource clock;
    private final SecureRandom random;

    Rooms(Ports ports, Offers offers, Config config, Links links, InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
        this.tracing = Tracing.of(config.logging().watching().tracing());
        this.readiness = readiness(ports);
        this.waits = new Waits(clock, config.limits().read());
        tidings = ports.common().hearing().listen(new Waking(wakeups));
        Catalog catalog = new AnnouncingCatalog(new MeteredCatalog(ports.catalog(), meters), wakeups);
        meters.feed(wakeups::waiting);
        ports.common().commits().observe(meters::committed);
        ports.common().works().observe(new Storing(new StorageMeters(meters), tracing.elsewhere()));
        var chunks = new MeteredChunkStore(ports.stored().chunks(), meters);
        var contents = new Drive.Contents(chunks, Chunker.Sizes.STANDARD, threads);
        OpenDrives drives = new OpenDrives(ports.directory(), offers, catalog, contents, clock);
        signIn = new SignInRooms(ports, config, links, new SignInRooms.World(clock, random, threads));
        door = new DriveDoor(ports.directory(), drives);
        long largest = config.limits().sizes().upload();
        Uploads uploads = new Uploads(ports.stored().spool(), clock, random, largest);
        housekeeper = new Housekeeper(
                ports.common().turns(),
                drives::all,
                chores(ports, uploads, config.kept().upkeep()),
                new Housekeeper.Notes(ports.common().upkeep(), clock));
        scrub = ports.stored().scrub();
        errands = new Errands(ports.common().upkeep(), housekeeper::soon);
        rest = new Api(
                        ports.directory(),
                        signIn.login(),
                        door,
                        uploads,
                        wakeups,
                        new Api.Setting(
                                clock,
                                largest,
                                links::webdav,
                                housekeeper::soon,
                                waits,
                                config.web().address()))
                .rest();
    }

    private Map<String, Housekeeper.Chore> chores(Ports ports, Uploads uploads, UpkeepSetting set) {
        Map<String, Housekeeper.Chore> chores = new LinkedHashMap<>();
        chores.put("sign-in", signIn::tidy);
        chores.put("uploads", uploads::expire);
        chores.put(
                "deleted drives",
                new DriveRemoval(
                        ports.directory().deletedDrives(), ports.stored().removal(), clock, set.deletedDrives()));
        chores.put("storage care", ports.stored().care());
        chores.put("scrub", new MeteredScrub(ports.stored().scrub(), meters));
        chores.put("totals", new DriveTotals(ports.directory().drives(), ports.catalog(), meters));
        chores.replaceAll((name, chore) -> new MeteredChore(name, chore, meters, clock));
        return chores;
    }

    private Readiness readiness(Ports ports) {
        Map<String, Readiness.Probe> probes = new LinkedHashMap<>();
        probes.put(
                "The database does not answer.",
                () -> ports.directory().accounts().after(Long.MAX_VALUE - 1, 1));
        probes.put(
                "Where contents are kept does not answer.",
                () -> ports.stored().spool().note(NO_UPLOAD));
        probes.put("Contents cannot be stored.", ports.stored().watch());
        return new Readiness(probes, clock, threads);
    }

    Readiness readiness() {
        return readiness;
    }

    Meters meters() {
        return meters;
    }

    Tracing tracing() {
        return tracing;
    }

    /** @param freeBytes the disk's room */
    Network.Answerers answerers(Config config, LongSupplier freeBytes) {
        DavRoutes webdav = new DavRoutes(
                new WebDavDoor(signIn.signIn(), signIn.bearers(), door),
                new Addresses(config.web().connectDomain()),
                () -> new UUID(random.nextLong(), random.nextLong()),
                clock,
                new DavRoutes.Bounds(freeBytes, config.limits().sizes().upload(), waits));
        var pages = new HealthDoor(
                readiness, new MetricsDoor(config.logging().watching().token(), meters, new Pages()));
        return new Network.Answerers(rest, webdav, pages, waits);
    }

    void start() {
        housekeeper.start();
        errands.start();
    }

    /** Ends the waiting of those who wait for changes. */
    void letGo() {
        wakeups.close();
    }

    /** To be called when no request comes in any more. */
    @Override
    public void close() {
        tidings.close();
        waits.close();
        errands.close();
        scrub.stop();
        housekeeper.stop();
        signIn.close();
        threads.close();
        meters.close();
        tracing.close();
    }
}
