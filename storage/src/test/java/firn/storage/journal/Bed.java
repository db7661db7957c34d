package firn.storage.journal;

import static firn.core.testing.DriveFixture.DRIVE;

import firn.core.access.Actor;
import firn.core.access.DriveView;
import firn.core.content.Chunker;
import firn.core.drive.Drive;
import firn.core.drive.Terms;
import firn.core.testing.DriveFixture;
import firn.core.testing.SeededRandom;
import firn.core.tree.Author;
import firn.storage.catalog.SqlCatalog;
import firn.storage.chunks.PackStore;
import firn.storage.chunks.PackedStore;
import firn.storage.chunks.Shelf;
import firn.storage.objects.MemoryPacks;
import firn.storage.sql.Database;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A drive with people on a database, packs in a folder or a bucket, and an export beside them. */
final class Bed implements AutoCloseable {
    enum Store {
        FOLDER,
        BUCKET
    }

    /** Opens the packs, as each start of a server does. */
    private interface Opening {
        PackedStore open() throws IOException;
    }

    final String address;
    final Database database;
    private PackedStore packs;
    private final Opening opening;
    final DriveFixture it;
    final Exporter exporter;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    Bed(Dialect dialect, Store store, Path folder, Keyring ring) throws IOException {
        address = FreshDatabase.address(dialect, folder);
        database = Database.open(address);
        var bucket = new MemoryPacks();
        opening = () -> switch (store) {
            case FOLDER -> new PackStore(folder.resolve("packs"), () -> Instant.EPOCH, new SeededRandom(5), ring);
            case BUCKET -> bucket.open(folder.resolve("cache"), 5, ring);
        };
        packs = opening.open();
        database.write(session -> {
            for (int i = 1; i <= 3; i++) {
                session.update(
                        "INSERT INTO account (email, email_key, name, password_hash, created_at) VALUES (?, ?, ?, ?, 9)",
                        "P" + i + "@x.org",
                        "p" + i + "@x.org",
                        "Person " + i,
                        "$argon2id$" + i);
            }
            session.update("INSERT INTO organisation (name, created_at) VALUES ('House', 5)");
            session.update("INSERT INTO member (organisation, account, role, since) VALUES (1, 1, 'OWNER', 5)");
            String system = dialect == Dialect.POSTGRESQL ? " OVERRIDING SYSTEM VALUE" : "";
            session.update("INSERT INTO drive (id, organisation, name, offer, created_at)" + system + " VALUES ("
                    + DRIVE + ", 1, 'Papers', 'community', 6)");
            session.update(
                    "INSERT INTO drive_member (drive, account, role, since) VALUES (?, 1, 'ADMINISTRATOR', 6)", DRIVE);
            session.update("INSERT INTO recovery_code (account, code_hash) VALUES (1, 'abc')");
            return true;
        });
        it = new DriveFixture(new SqlCatalog(database), packs);
        exporter = exporter();
    }

    /** As after a restart. */
    Exporter exporter() throws IOException {
        return exporter(packs.shelf());
    }

    /** In small steps and segments, so that little work makes groups of many. */
    Exporter exporter(Shelf shelf) throws IOException {
        var ground = new Ground(database, shelf, packs.keyUse(), Database.newestSchema(), new Ground.Pace(9, 3000));
        return new Exporter(ground, () -> it.now, "one");
    }

    PackedStore packs() {
        return packs;
    }

    /** As after a stop: nothing more is written by the fixture. */
    Restoration.Report rebuild(Database target) throws IOException {
        restart();
        return rebuildMeanwhile(target);
    }

    /** All packs are whole then. Nothing more is written by the fixture. */
    void restart() throws IOException {
        packs.close();
        packs = opening.open();
    }

    /** Packs that are open are not seen, so contents are lacking, and all else is there. */
    Restoration.Report rebuildMeanwhile(Database target) throws IOException {
        return new Restoration(target, packs, words -> {}).run();
    }

    /** What the first person sees on a database, which need not be ours. */
    List<String> seen(Database on) throws IOException {
        return Seen.by(view(on));
    }

    DriveView view(Database on) {
        var drive = new Drive(
                DRIVE,
                new SqlCatalog(on),
                new Drive.Contents(packs, new Chunker.Sizes(64, 256, 1024), readers),
                () -> it.now,
                () -> Terms.UNLIMITED);
        return new DriveView(drive, new Actor(new Author(1, "test"), Actor.Role.ADMINISTRATOR, false));
    }

    @Override
    public void close() throws IOException {
        it.close();
        packs.close();
        database.close();
        readers.close();
    }
}
