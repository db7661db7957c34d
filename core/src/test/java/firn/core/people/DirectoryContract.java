package firn.core.people;

import static firn.core.people.OrganisationRole.ADMINISTRATOR;
import static firn.core.people.OrganisationRole.COLLABORATOR;
import static firn.core.people.OrganisationRole.LEGAL_REPRESENTATIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.access.Actor;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every {@link Directory} does, whatever it is made of. */
public abstract class DirectoryContract extends SessionsContract {

    @Test
    void aFoundingMakesAccountOrganisationAndDriveWithTheirRoles() {
        long ada = first.account().id();
        assertThat(directory.accounts().byId(ada)).contains(first.account());
        assertThat(directory.organisations().of(ada)).containsExactly(first.organisation());
        assertThat(directory.organisations().members(first.organisation().id()))
                .containsExactly(new Member(first.organisation().id(), ada, LEGAL_REPRESENTATIVE, START));
        assertThat(directory.drives().all())
                .containsExactly(new DriveEntry(
                        first.drive().id(), "Club", first.organisation().id(), "community", START));
        assertThat(directory.drives().members(first.drive().id()))
                .containsExactly(new DriveMember(first.drive().id(), ada, Actor.Role.ADMINISTRATOR, START));
    }

    @Test
    void aFoundingThatCannotBeLeavesNothing() {
        var again = new NewAccount(new Email("ada@example.org"), "Ada again", "hash");
        assertThat(directory.found(again, "Other", "Other", "community")).isInstanceOf(Answer.Taken.class);
        var bob = new NewAccount(new Email("bob@example.org"), "Bob", "hash");
        assertThatThrownBy(() -> directory.found(bob, "Other", "a/b", "community"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> directory.found(bob, " ", "Other", "community"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(directory.drives().all()).hasSize(1);
        assertThat(directory.accounts().after(0, 10)).hasSize(1);
    }

    @Test
    void accountsAreFoundByAddressInAnyCase() {
        var account = directory.accounts().byEmail(new Email("aDA@eXAMPLE.ORG")).orElseThrow();
        assertThat(account.email()).hasToString("Ada@Example.org");
        assertThat(account.createdAt()).isEqualTo(START);
        assertThat(directory.accounts().byEmail(new Email("bob@example.org"))).isEmpty();
        assertThat(directory.accounts().byId(999)).isEmpty();
    }

    @Test
    void anAddressIsTakenOnce() {
        assertThat(directory.accounts().create(new NewAccount(new Email("ADA@example.org"), "Other", "h")))
                .isEqualTo(new Answer.Taken<>("There is an account for ADA@example.org already"));
        assertThat(directory.accounts().after(0, 10)).containsExactly(first.account());
    }

    @Test
    void accountsAreListedInPages() {
        var bob = account("bob@example.org");
        var eve = account("eve@example.org");
        assertThat(directory.accounts().after(first.account().id(), 10)).containsExactly(bob, eve);
        assertThat(directory.accounts().after(0, 2)).containsExactly(first.account(), bob);
        assertThat(directory.accounts().after(eve.id(), 2)).isEmpty();
    }

    @Test
    void anAccountChangesInTheAskedPartAlone() {
        var accounts = directory.accounts();
        long ada = first.account().id();
        assertThat(accounts.passwordHash(ada)).contains("hash-1");
        assertThat(accounts.setPasswordHash(ada, "hash-2").value()).isEqualTo(first.account());
        assertThat(accounts.passwordHash(ada)).contains("hash-2");
        assertThat(accounts.setTwoFactor(ada, true).value().twoFactor()).isTrue();
        assertThat(accounts.setBlocked(ada, true).value().blocked()).isTrue();
        assertThat(accounts.rename(ada, " Ada Lovelace ").value().name()).isEqualTo("Ada Lovelace");
        assertThat(accounts.byId(ada))
                .contains(new Account(ada, first.account().email(), "Ada Lovelace", true, true, START));
        accounts.setTwoFactor(ada, false);
        accounts.setBlocked(ada, false);
        assertThat(accounts.byId(ada))
                .contains(new Account(ada, first.account().email(), "Ada Lovelace", false, false, START));
    }

    @Test
    void anUnknownAccountIsMissing() {
        var accounts = directory.accounts();
        assertThat(accounts.passwordHash(999)).isEmpty();
        assertThat(accounts.setPasswordHash(999, "h")).isInstanceOf(Answer.Missing.class);
        assertThat(accounts.setTwoFactor(999, true)).isInstanceOf(Answer.Missing.class);
        assertThat(accounts.setBlocked(999, true)).isInstanceOf(Answer.Missing.class);
        assertThat(accounts.rename(999, "x")).isEqualTo(new Answer.Missing<>("There is no account 999"));
        assertThat(accounts.passwordHash(999)).isEmpty();
        assertThat(directory.organisations().create("x", 999)).isInstanceOf(Answer.Missing.class);
        assertThat(directory.organisations().of(first.account().id())).hasSize(1);
        var second = directory.organisations().create("y", first.account().id()).value();
        assertThat(directory.organisations().after(0, 10)).containsExactly(first.organisation(), second);
        assertThat(directory.organisations().after(0, 1)).containsExactly(first.organisation());
        assertThat(directory.organisations().after(second.id(), 10)).isEmpty();
    }

    @Test
    void membersComeChangeAndGo() {
        var organisations = directory.organisations();
        long club = first.organisation().id();
        var bob = account("bob@example.org");
        assertThat(organisations.put(club, bob.id(), COLLABORATOR).value())
                .isEqualTo(new Member(club, bob.id(), COLLABORATOR, START));
        now = START.plusSeconds(60);
        assertThat(organisations.put(club, bob.id(), ADMINISTRATOR).value())
                .as("the role changes, not the day of joining")
                .isEqualTo(new Member(club, bob.id(), ADMINISTRATOR, START));
        assertThat(organisations.member(club, bob.id())).map(Member::role).contains(ADMINISTRATOR);
        assertThat(organisations.members(club)).hasSize(2);
        assertThat(organisations.remove(club, bob.id()).value().account()).isEqualTo(bob.id());
        assertThat(organisations.remove(club, bob.id())).isInstanceOf(Answer.Missing.class);
        assertThat(organisations.of(bob.id())).isEmpty();
        assertThat(organisations.put(999, bob.id(), COLLABORATOR)).isInstanceOf(Answer.Missing.class);
        assertThat(organisations.put(club, 999, COLLABORATOR)).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void theOnlyLegalRepresentativeStays() {
        var organisations = directory.organisations();
        long club = first.organisation().id();
        long ada = first.account().id();
        assertThat(organisations.remove(club, ada)).isInstanceOf(Answer.Refused.class);
        assertThat(organisations.put(club, ada, COLLABORATOR)).isInstanceOf(Answer.Refused.class);
        assertThat(organisations.put(club, ada, LEGAL_REPRESENTATIVE)).isInstanceOf(Answer.Done.class);
        organisations
                .put(club, account("bob@example.org").id(), LEGAL_REPRESENTATIVE)
                .value();
        assertThat(organisations.put(club, ada, COLLABORATOR)).isInstanceOf(Answer.Done.class);
        assertThat(organisations.remove(club, ada)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void teamsHoldMembersOfTheirOrganisation() {
        var teams = directory.teams();
        long club = first.organisation().id();
        long ada = first.account().id();
        var bob = account("bob@example.org");
        var guides = teams.create(club, " Guides ").value();
        assertThat(guides.name()).isEqualTo("Guides");
        assertThat(teams.create(club, "Guides")).isInstanceOf(Answer.Taken.class);
        assertThat(teams.create(999, "Guides")).isInstanceOf(Answer.Missing.class);
        assertThat(teams.setAccounts(guides.id(), Set.of(ada, bob.id())))
                .as("Bob is no member")
                .isInstanceOf(Answer.Missing.class);
        assertThat(teams.byId(guides.id())).contains(guides);
        directory.organisations().put(club, bob.id(), COLLABORATOR).value();
        assertThat(teams.setAccounts(guides.id(), Set.of(ada, bob.id())).value().accounts())
                .containsExactlyInAnyOrder(ada, bob.id());
        assertThat(teams.with(bob.id())).containsExactly(guides.id());
        directory.organisations().remove(club, bob.id()).value();
        assertThat(teams.of(club)).containsExactly(new Team(guides.id(), club, "Guides", Set.of(ada)));
        assertThat(teams.with(bob.id())).isEmpty();
        assertThat(teams.setAccounts(999, Set.of())).isInstanceOf(Answer.Missing.class);
        assertThat(teams.delete(guides.id())).isTrue();
        assertThat(teams.delete(guides.id())).isFalse();
        assertThat(teams.of(club)).isEmpty();
    }

    @Test
    void drivesBelongToAnOrganisationAndHaveANameThere() {
        var drives = directory.drives();
        long club = first.organisation().id();
        var archive = drives.create(new NewDrive("Archive", club, "solo")).value();
        assertThat(archive.id()).isGreaterThan(first.drive().id());
        assertThat(drives.create(new NewDrive("Archive", club, "solo"))).isInstanceOf(Answer.Taken.class);
        assertThat(drives.create(new NewDrive("Archive", 999, "solo"))).isInstanceOf(Answer.Missing.class);
        assertThat(drives.all()).containsExactly(first.drive(), archive);
        assertThat(drives.rename(archive.id(), "Club")).isInstanceOf(Answer.Taken.class);
        assertThat(drives.rename(archive.id(), "Attic").value().name()).isEqualTo("Attic");
        assertThat(drives.setOffer(archive.id(), "pro").value().offer()).isEqualTo("pro");
        assertThat(drives.byId(archive.id())).contains(new DriveEntry(archive.id(), "Attic", club, "pro", START));
        assertThat(drives.rename(999, "x")).isInstanceOf(Answer.Missing.class);
        assertThat(drives.setOffer(999, "x")).isInstanceOf(Answer.Missing.class);
        assertThat(drives.byId(999)).isEmpty();
        var other =
                directory.organisations().create("Other", first.account().id()).value();
        assertThat(drives.create(new NewDrive("Club", other.id(), "solo"))).isInstanceOf(Answer.Done.class);
    }

    @Test
    void aDeletedDriveIsThereForNobodyUntilItIsRestored() {
        var drives = directory.drives();
        var deleted = directory.deletedDrives();
        long ada = first.account().id();
        long id = first.drive().id();
        long club = first.organisation().id();
        var other = drives.create(new NewDrive("Other", club, "solo")).value();
        drives.put(other.id(), ada, Actor.Role.USER).value();
        now = START.plusSeconds(60);
        assertThat(deleted.delete(id).value()).isEqualTo(first.drive());
        assertThat(deleted.delete(id)).isEqualTo(new Answer.Missing<>("There is no drive " + id));
        assertThat(deleted.delete(999)).isInstanceOf(Answer.Missing.class);
        assertThat(deleted.all()).containsExactly(new DeletedDrive(first.drive(), now, false));
        assertThat(drives.byId(id)).isEmpty();
        assertThat(drives.all()).containsExactly(other);
        assertThat(drives.of(ada)).containsExactly(other);
        assertThat(drives.member(id, ada)).isEmpty();
        assertThat(drives.members(id)).isEmpty();
        assertThat(drives.rename(id, "x")).isInstanceOf(Answer.Missing.class);
        assertThat(drives.setOffer(id, "x")).isInstanceOf(Answer.Missing.class);
        assertThat(drives.put(id, ada, Actor.Role.USER)).isInstanceOf(Answer.Missing.class);
        assertThat(drives.remove(id, ada)).isInstanceOf(Answer.Missing.class);
        assertThat(directory
                        .appPasswords()
                        .create(new NewAppPassword(ada, "P", "s", new Limits(Optional.of(id), false))))
                .isInstanceOf(Answer.Missing.class);
        assertThat(drives.create(new NewDrive("Club", club, "solo")))
                .as("its name waits with it")
                .isInstanceOf(Answer.Taken.class);
        assertThat(deleted.restore(id).value()).isEqualTo(first.drive());
        assertThat(deleted.restore(id)).isEqualTo(new Answer.Missing<>("There is no deleted drive " + id));
        assertThat(drives.all()).containsExactly(first.drive(), other);
        assertThat(drives.member(id, ada)).map(DriveMember::role).contains(Actor.Role.ADMINISTRATOR);
    }

    @Test
    void aDoomedDriveGoesWithWhatBelongedToItAlone() {
        var drives = directory.drives();
        var deleted = directory.deletedDrives();
        long ada = first.account().id();
        long id = first.drive().id();
        long club = first.organisation().id();
        var later = drives.create(new NewDrive("Later", club, "solo")).value();
        var kept = drives.create(new NewDrive("Kept", club, "solo")).value();
        drives.put(kept.id(), ada, Actor.Role.USER).value();
        var passwords = directory.appPasswords();
        passwords
                .create(new NewAppPassword(ada, "One", "s1", new Limits(Optional.of(id), false)))
                .value();
        passwords
                .create(new NewAppPassword(ada, "Two", "s2", new Limits(Optional.of(kept.id()), false)))
                .value();
        passwords.create(new NewAppPassword(ada, "All", "s3", Limits.NONE)).value();
        deleted.delete(id).value();
        now = START.plusSeconds(60);
        deleted.delete(later.id()).value();
        assertThat(deleted.doom(START.minusMillis(1))).isEmpty();
        deleted.forget(id);
        deleted.forget(kept.id());
        assertThat(deleted.all()).as("only what is doomed is forgotten").hasSize(2);
        assertThat(deleted.doom(START)).containsExactly(id);
        assertThat(deleted.doom(START.minusSeconds(9))).as("once is for good").containsExactly(id);
        assertThat(deleted.restore(id))
                .isEqualTo(new Answer.Refused<>("Drive " + id + " is being removed; there is no way back"));
        deleted.forget(id);
        deleted.forget(id);
        assertThat(deleted.all()).extracting(DeletedDrive::drive).containsExactly(later);
        assertThat(drives.all()).containsExactly(kept);
        assertThat(drives.members(kept.id())).hasSize(1);
        assertThat(passwords.bySecret("s1")).isEmpty();
        assertThat(passwords.of(ada)).extracting(AppPassword::name).containsExactlyInAnyOrder("Two", "All");
        assertThat(drives.create(new NewDrive("Club", club, "solo")).value().id())
                .isGreaterThan(kept.id());
    }

    @Test
    void rolesOnADriveComeChangeAndGo() {
        var drives = directory.drives();
        long drive = first.drive().id();
        var bob = account("bob@example.org");
        assertThat(drives.of(bob.id())).isEmpty();
        drives.put(drive, bob.id(), Actor.Role.EXTERNAL).value();
        assertThat(drives.of(bob.id())).containsExactly(first.drive());
        now = START.plusSeconds(5);
        drives.put(drive, bob.id(), Actor.Role.USER).value();
        assertThat(drives.member(drive, bob.id())).contains(new DriveMember(drive, bob.id(), Actor.Role.USER, START));
        assertThat(drives.members(drive))
                .extracting(DriveMember::account)
                .contains(bob.id())
                .hasSize(2);
        assertThat(drives.remove(drive, bob.id())).isInstanceOf(Answer.Done.class);
        assertThat(drives.remove(drive, bob.id())).isInstanceOf(Answer.Missing.class);
        assertThat(drives.member(drive, bob.id())).isEmpty();
        assertThat(drives.put(999, bob.id(), Actor.Role.USER)).isInstanceOf(Answer.Missing.class);
        assertThat(drives.put(drive, 999, Actor.Role.USER)).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void appPasswordsAreFoundByTheirSecretUntilRevoked() {
        var passwords = directory.appPasswords();
        long ada = first.account().id();
        var phone = passwords
                .create(new NewAppPassword(ada, "Phone", "s1", Limits.NONE))
                .value();
        var limits = new Limits(Optional.of(first.drive().id()), true);
        var laptop = passwords
                .create(new NewAppPassword(ada, "Laptop", "s2", limits))
                .value();
        assertThat(passwords.of(ada)).containsExactly(laptop, phone);
        assertThat(passwords.bySecret("s2"))
                .contains(new AppPassword(laptop.id(), ada, "Laptop", limits, START, Optional.empty()));
        passwords.used(laptop.id(), START.plusSeconds(9));
        assertThat(passwords.bySecret("s2").flatMap(AppPassword::lastUsedAt)).contains(START.plusSeconds(9));
        assertThat(passwords.revoke(account("bob@example.org").id(), laptop.id()))
                .as("by somebody else")
                .isFalse();
        assertThat(passwords.revoke(ada, laptop.id())).isTrue();
        assertThat(passwords.revoke(ada, laptop.id())).isFalse();
        assertThat(passwords.bySecret("s2")).isEmpty();
        assertThat(passwords.of(ada)).containsExactly(phone);
    }

    @Test
    void appPasswordsThatCannotBeAreAnswered() {
        var passwords = directory.appPasswords();
        long ada = first.account().id();
        passwords.create(new NewAppPassword(ada, "Phone", "s1", Limits.NONE)).value();
        assertThat(passwords.create(new NewAppPassword(ada, "Other", "s1", Limits.NONE)))
                .isInstanceOf(Answer.Taken.class);
        assertThat(passwords.create(new NewAppPassword(999, "Other", "s2", Limits.NONE)))
                .isInstanceOf(Answer.Missing.class);
        var nowhere = new Limits(Optional.of(999L), false);
        assertThat(passwords.create(new NewAppPassword(ada, "Other", "s3", nowhere)))
                .isEqualTo(new Answer.Missing<>("There is no drive 999"));
        assertThat(passwords.of(ada)).hasSize(1);
    }

    @Test
    void ofManyWhoWantOneAddressAtOnceOneGetsIt() throws Exception {
        var tries = new ArrayList<Callable<Answer<Account>>>();
        for (int i = 0; i < 16; i++) {
            String name = "Eve " + i;
            tries.add(() -> directory.accounts().create(new NewAccount(new Email("eve@example.org"), name, "h")));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int done = 0;
            for (var answer : threads.invokeAll(tries)) {
                done += answer.get() instanceof Answer.Done ? 1 : 0;
            }
            assertThat(done).isOne();
        }
        assertThat(directory.accounts().after(0, 100)).hasSize(2);
    }

    private Account account(String email) {
        return directory
                .accounts()
                .create(new NewAccount(new Email(email), email, "hash"))
                .value();
    }
}
