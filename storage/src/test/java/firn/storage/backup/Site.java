package firn.storage.backup;

import static firn.core.testing.DriveFixture.DRIVE;

import firn.core.content.Chunker;
import firn.core.drive.Drive;
import firn.core.drive.Terms;
import firn.core.testing.DriveFixture;
import firn.core.testing.SeededRandom;
import firn.core.tree.VersionId;
import firn.storage.care.FileScrub;
import firn.storage.catalog.SqlCatalog;
import firn.storage.chunks.PackStore;
import firn.storage.chunks.PackedStore;
import firn.storage.objects.MemoryPacks;
import firn.storage.sql.Database;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import firn.storage.vault.Keyring;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Where a server keeps what it keeps: a database and packs, on a disk or far away. */
final class Site implements AutoCloseable {
    /** Tables that a restore leaves empty, and the one that begins a new era. */
    private static final List<String> LEFT_BEHIND = List.of(
            "browser_session",
            "ticket",
            "device_request",
            "allowance",
            "node_lock",
            "chunk_claim",
            "commit_reply",
            "care_pin",
            "care_pack",
            "care_chunk",
            "care_round",
            "drive_head");

    /** What storage there is. */
    enum Kind {
        ON_ONE_MACHINE,
        ON_MANY
    }

    final Kind kind;
    final Path folder;
    final String address;
    final Keyring ring;
    private final MemoryPacks bucket;
    PackedStore packs;

    /** Empty, and never opened. */
    Site(Kind kind, Path folder, Keyring ring) throws IOException {
        this.kind = kind;
        this.folder = Files.createDirectories(folder);
        this.ring = ring;
        this.bucket = new MemoryPacks();
        this.address = FreshDatabase.address(
                switch (kind) {
                    case ON_ONE_MACHINE -> Dialect.SQLITE;
                    case ON_MANY -> Dialect.POSTGRESQL;
                },
                folder);
        this.packs = open();
    }

    private PackedStore open() throws IOException {
        PackedStore store = switch (kind) {
            case ON_ONE_MACHINE ->
                new PackStore(
                        folder.resolve("packs"),
                        java.time.Clock.systemUTC(),
                        new SeededRandom(folder.hashCode()),
                        ring);
            case ON_MANY -> bucket.open(folder.resolve("cache"), folder.hashCode(), ring);
        };
        store.keyUse();
        return store;
    }

    /** As after a restart of the server. */
    void reopen() throws IOException {
        packs.close();
        packs = open();
    }

    Database database() {
        return Database.open(address);
    }

    Target target() {
        return new Target(address, packs.files());
    }

    /** Rows of all tables that a restore gives back. */
    Map<String, TableSum> rows() throws IOException {
        try (var database = database()) {
            return rows(database);
        }
    }

    static Map<String, TableSum> rows(Database database) {
        Map<String, TableSum> rows = database.snapshot(session -> {
            try {
                return new TreeMap<>(DumpWriter.sums(session));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        LEFT_BEHIND.forEach(rows::remove);
        return rows;
    }

    /** Every version's text, read and verified. */
    Map<Long, String> texts() throws IOException {
        try (var database = database();
                var catalog = new SqlCatalog(database)) {
            return texts(catalog, packs);
        }
    }

    static Map<Long, String> texts(SqlCatalog catalog, PackedStore packs) throws IOException {
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var contents = new Drive.Contents(packs, new Chunker.Sizes(64, 256, 1024), readers);
            var drive = new Drive(DRIVE, catalog, contents, java.time.Clock.systemUTC(), () -> Terms.UNLIMITED);
            var texts = new HashMap<Long, String>();
            List<VersionId> versions =
                    catalog.read(DRIVE, ledger -> ledger.care().versionsAfter(0, 1 << 20));
            for (VersionId version : versions) {
                var manifest = drive.read(ledger -> ledger.versions().manifest(version));
                var out = new ByteArrayOutputStream();
                drive.send(manifest, 0, manifest.size(), out);
                texts.put(version.value(), out.toString(StandardCharsets.UTF_8));
            }
            return texts;
        }
    }

    FileScrub.Report scrub() throws IOException {
        try (var database = database();
                var catalog = new SqlCatalog(database)) {
            return new FileScrub(catalog, packs).run(DRIVE, bytes -> {});
        }
    }

    /** Writes files, some of them over and over, some long. */
    static void work(DriveFixture it, SeededRandom random, int steps) throws IOException {
        for (int i = 0; i < steps; i++) {
            String name = "file " + random.below(12);
            String text = name + ": " + new String(random.bytes(random.between(0, 3000)), StandardCharsets.ISO_8859_1);
            var node = it.file(it.ada, it.common, name, text);
            if (random.chance(15)) {
                it.ada.apply(new firn.core.drive.Operation.Trash(node.id(), new firn.core.drive.Precondition.None()));
            }
        }
    }

    /** Names of the packs that are there. */
    String packNames() throws IOException {
        return new TreeSet<>(packs.files().list(DRIVE).stream()
                        .map(PackedStore.StoredPack::id)
                        .toList())
                .stream().map(Long::toHexString).collect(Collectors.joining(" "));
    }

    @Override
    public void close() throws IOException {
        packs.close();
    }
}
