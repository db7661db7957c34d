package firn.server.admin;

import firn.core.access.Actor;
import firn.core.content.Chunker;
import firn.core.drive.Catalog;
import firn.core.drive.Drive;
import firn.core.drive.Grant;
import firn.core.drive.InMemoryChunkStore;
import firn.core.drive.Ledger;
import firn.core.drive.Right;
import firn.core.drive.Terms;
import firn.core.people.Account;
import firn.core.people.Answer;
import firn.core.people.Directory;
import firn.core.people.DriveEntry;
import firn.core.people.Founding;
import firn.core.people.NewAccount;
import firn.core.people.NewDrive;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/** Makes drives with the folders every drive begins with (RGT-4). */
public final class Founder {
    private static final String COMMON = "Common documents";
    /** What catalogues give the folders that they make themselves. */
    private static final Times UNDATED = new Times(Instant.EPOCH, Instant.EPOCH);
    /** Folders hold no bytes. */
    private static final Drive.Contents NO_CONTENTS =
            new Drive.Contents(new InMemoryChunkStore(), Chunker.Sizes.STANDARD, ForkJoinPool.commonPool());

    private final Directory directory;
    private final Catalog catalog;
    private final InstantSource clock;

    public Founder(Directory directory, Catalog catalog, InstantSource clock) {
        this.directory = directory;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** The first account, its organisation and its drive. */
    public Founding found(NewAccount account, String organisation, String drive, String offer) throws IOException {
        Founding founding = directory.found(account, organisation, drive, offer).value();
        furnish(founding.drive());
        settle(founding.drive().id(), founding.account());
        return founding;
    }

    /** A drive of an organisation with its first administrator. */
    public Answer<DriveEntry> drive(NewDrive wanted, Account administrator) throws IOException {
        Answer<DriveEntry> answer = directory.drives().create(wanted);
        if (answer instanceof Answer.Done<DriveEntry>(DriveEntry made)) {
            directory
                    .drives()
                    .put(made.id(), administrator.id(), Actor.Role.ADMINISTRATOR)
                    .value();
            furnish(made);
            settle(made.id(), administrator);
        }
        return answer;
    }

    /** The tree of a drive with the folder for everyone, as old as the drive; nothing happens where they are. */
    public void furnish(DriveEntry drive) throws IOException {
        try {
            catalog.create(drive.id());
            folder(drive.id(), new Name(COMMON), new Grant.Subject.Everyone(), Right.EDIT);
        } catch (FileAlreadyExistsException e) {
            // it was made before
        }
        if (catalog.read(drive.id(), Founder::isUndated)) {
            catalog.write(drive.id(), ledger -> date(ledger, drive.createdAt()));
        }
    }

    private static boolean isUndated(Ledger ledger) throws IOException {
        return ledger.nodes().find(NodeId.ROOT).orElseThrow().times().equals(UNDATED);
    }

    /** The drive's own folders are as old as the drive. */
    private static boolean date(Ledger ledger, Instant created) throws IOException {
        for (NodeId id : List.of(NodeId.ROOT, NodeId.TRASH)) {
            Node node = ledger.nodes().find(id).orElseThrow();
            ledger.nodes().put(node.with(new Times(created, created)));
        }
        return true;
    }

    /** A person's private folder on a drive; nothing happens where it is. */
    public void settle(long drive, Account person) throws IOException {
        Name name = new Name(person.name().replace('/', '-'));
        folder(drive, name, new Grant.Subject.Person(person.id()), Right.MANAGE);
    }

    private void folder(long drive, Name name, Grant.Subject subject, Right right) throws IOException {
        Drive it = new Drive(drive, catalog, NO_CONTENTS, clock, () -> Terms.UNLIMITED);
        it.housekeeping().rootFolder(new Place(NodeId.ROOT, name), subject, right);
    }
}
