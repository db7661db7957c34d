package firn.server.admin;

import firn.core.people.Account;
import firn.core.people.Answer;
import firn.core.people.DriveEntry;
import firn.core.people.Email;
import firn.core.people.NewDrive;
import firn.core.people.Offer;
import firn.core.people.Offers;
import firn.core.people.Organisation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firn admin drive}. */
@Command(name = "drive", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = "Drives.")
final class DriveCommands {
    static final String ID = "the drive's id; firn admin drive list tells it";

    private final AdminCommand.Desk desk;

    @Spec
    private @Nullable CommandSpec spec;

    DriveCommands(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists all drives, with the bytes they use and may use.")
    int list(@Mixin AdminCommand.Which which) throws IOException {
        Offers offers = desk.offers(which);
        Lines.table(spec, which, desk.at(which, registry -> {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (DriveEntry drive : registry.directory().drives().all()) {
                rows.add(withUse(registry, offers, drive));
            }
            return rows;
        }));
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Tells of one drive, and who is on it.")
    int show(@Mixin AdminCommand.Which which, @Parameters(paramLabel = "ID", description = ID) long id)
            throws IOException {
        Offers offers = desk.offers(which);
        Lines.sheet(spec, which, desk.at(which, registry -> {
            Map<String, Object> members = withUse(registry, offers, drive(registry, id));
            members.put(
                    "members",
                    registry.directory().drives().members(id).stream()
                            .map(member -> Map.of(
                                    "account",
                                    member.account(),
                                    "role",
                                    member.role().name().toLowerCase(Locale.ROOT)))
                            .toList());
            return members;
        }));
        return 0;
    }

    static DriveEntry drive(Registry registry, long id) {
        return registry.directory()
                .drives()
                .byId(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no drive " + id + "; firn admin drive list tells the ids."));
    }

    /** Bytes of all versions, as uploaded; the limit is that of the offer, none where it sets none. */
    private static Map<String, Object> withUse(Registry registry, Offers offers, DriveEntry drive) throws IOException {
        Map<String, Object> members = Shapes.of(drive);
        members.put(
                "used",
                registry.catalog().read(drive.id(), ledger -> ledger.head().used()));
        members.put("limit", limit(offers, drive.offer()));
        return members;
    }

    private static Object limit(Offers offers, String offer) {
        long most = offers.byName(offer).map(Offer::storage).orElse(0L);
        return most == Long.MAX_VALUE ? "none" : most;
    }

    @Command(name = "rename", mixinStandardHelpOptions = true, description = "Gives a drive another name.")
    int rename(
            @Mixin AdminCommand.Which which,
            @Parameters(paramLabel = "ID", description = ID) long id,
            @Parameters(paramLabel = "NAME", description = "its new name") String name)
            throws IOException {
        DriveEntry renamed = desk.at(
                which, registry -> Lines.done(registry.directory().drives().rename(id, name)));
        Lines.deed(spec, which, "Drive " + id + " is called “" + renamed.name() + "”.", Shapes.of(renamed));
        return 0;
    }

    @Command(
            name = "set-offer",
            mixinStandardHelpOptions = true,
            description = "Puts a drive under another offer: what it may use and how long it keeps old things.")
    int setOffer(
            @Mixin AdminCommand.Which which,
            @Parameters(paramLabel = "ID", description = ID) long id,
            @Parameters(paramLabel = "OFFER", description = "the offer's name") String offer)
            throws IOException {
        Offers offers = known(which, offer);
        Map<String, Object> changed = desk.at(
                which,
                registry -> withUse(
                        registry,
                        offers,
                        Lines.done(registry.directory().drives().setOffer(id, offer))));
        boolean over =
                changed.get("limit") instanceof Long most && changed.get("used") instanceof Long used && used > most;
        String words = "Drive " + id + " runs under “" + offer + "”.";
        Lines.deed(
                spec,
                which,
                over
                        ? words + " It has more than that allows: nothing can be stored until some of it is deleted."
                        : words,
                changed);
        return 0;
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes a drive with its first administrator.")
    int create(
            @Mixin AdminCommand.Which which,
            @Parameters(paramLabel = "NAME", description = "the drive's name") String name,
            @Option(names = "--administrator", required = true, paramLabel = "EMAIL", description = "an account")
                    String email,
            @Option(
                            names = "--offer",
                            defaultValue = Offers.COMMUNITY,
                            paramLabel = "OFFER",
                            description = "community unless given")
                    String offer)
            throws IOException {
        known(which, offer);
        DriveEntry made = desk.at(which, registry -> {
            Account account = Lines.account(registry, new Email(email));
            Organisation organisation = registry.directory().organisations().of(account.id()).stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            email + " is in no organisation; only members of one can administer its drives."));
            Founder founder = new Founder(registry.directory(), registry.catalog(), desk.clock());
            Answer<DriveEntry> answer = founder.drive(new NewDrive(name, organisation.id(), offer), account);
            return Lines.done(answer);
        });
        Lines.deed(spec, which, "drive " + made.id(), Shapes.of(made));
        return 0;
    }

    private Offers known(AdminCommand.Which which, String offer) throws IOException {
        Offers offers = desk.offers(which);
        if (offers.byName(offer).isEmpty()) {
            throw new IllegalArgumentException("There is no offer “" + offer + "”; there are "
                    + String.join(", ", offers.all().stream().map(Offer::name).toList()) + ".");
        }
        return offers;
    }
}
