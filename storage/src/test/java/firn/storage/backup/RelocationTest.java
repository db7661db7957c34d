package firn.storage.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.testing.DriveFixture;
import firn.core.testing.SeededRandom;
import firn.storage.care.Fatal;
import firn.storage.catalog.SqlCatalog;
import firn.storage.chunks.PackFiles;
import firn.storage.sql.Database;
import firn.storage.vault.Keyring;
import firn.storage.vault.Rings;
import firn.storage.vault.Sealing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Taking a server from one kind of storage to the other. */
class RelocationTest {
    @TempDir
    private Path folder;

    private static void fill(Site site) throws IOException {
        try (var database = site.database();
                var it = new DriveFixture(new SqlCatalog(database), site.packs)) {
            Site.work(it, new SeededRandom(4), 40);
        }
        site.reopen();
    }

    private Relocation relocation(Database from, PackFiles packs, Target target) {
        return new Relocation(
                new Relocation.Source(from, packs),
                target,
                new Relocation.Scratch(folder, new Sealing(Keyring.none())));
    }

    /** There and back again, sealed, each time killed at many moments and gone on. */
    @ParameterizedTest
    @EnumSource(Site.Kind.class)
    void whatArrivesIsWhatLeft(Site.Kind from) throws IOException {
        var to = from == Site.Kind.ON_MANY ? Site.Kind.ON_ONE_MACHINE : Site.Kind.ON_MANY;
        var random = new SeededRandom(9);
        try (var first = new Site(from, folder.resolve("a"), Rings.of(3));
                var second = new Site(to, folder.resolve("b"), Rings.of(3));
                var third = new Site(from, folder.resolve("c"), Rings.of(3))) {
            fill(first);
            var rows = first.rows();
            var texts = first.texts();
            move(first, second, random);
            move(second, third, random);
            for (var site : new Site[] {first, second, third}) {
                assertThat(site.rows()).isEqualTo(rows);
                assertThat(site.texts()).isEqualTo(texts).isNotEmpty();
                assertThat(site.scrub().sound()).isTrue();
            }
            assertThat(second.packNames()).isEqualTo(third.packNames());
            for (String left : new String[] {"moving.database", "moving.packs"}) {
                assertThat(folder.resolve(left)).doesNotExist();
            }
        }
    }

    private void move(Site from, Site to, SeededRandom random) throws IOException {
        int killed = 0;
        for (int i = 0; i < 12; i++) {
            var fatal = new Fatal(random, 25);
            try (var database = from.database()) {
                var target = new Target(to.address, new FatalFiles(to.packs.files(), fatal));
                relocation(database, new FatalFiles(from.packs.files(), fatal), target)
                        .run((step, done, all) -> fatal.step());
                break;
            } catch (Fatal.Killed e) {
                killed++;
            }
        }
        if (killed == 12) {
            try (var database = from.database()) {
                relocation(database, from.packs.files(), to.target()).run(Progress.NONE);
            }
        }
        to.reopen();
    }

    @Test
    void itStopsAtDamageAndAtAPlaceThatIsTaken() throws IOException {
        try (var from = new Site(Site.Kind.ON_ONE_MACHINE, folder.resolve("a"), Keyring.none());
                var to = new Site(Site.Kind.ON_MANY, folder.resolve("b"), Keyring.none())) {
            fill(from);
            to.packs.files().put(3, 4, 5, new ByteArrayInputStream(new byte[5]));
            try (var database = from.database()) {
                assertThatThrownBy(() -> relocation(database, from.packs.files(), to.target())
                                .run(Progress.NONE))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("not empty");
                to.packs.files().delete(3, 4);
                String name = from.packNames().split(" ")[0];
                Files.delete(from.folder.resolve("packs/7/" + "0".repeat(16 - name.length()) + name + ".pack"));
                assertThatThrownBy(() -> relocation(database, from.packs.files(), to.target())
                                .run(Progress.NONE))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("firn admin scrub");
            }
            assertThat(to.rows().values()).extracting(TableSum::rows).allMatch(rows -> rows == 0);
        }
    }
}
