package firn.house.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule fails on the smallest file that breaks it, and on nothing beside. */
class TidyRulesTest {
    private static final String ROOM = "core/src/main/java/firn/core/";

    @Test
    void aLongFile() {
        assertThat(words(Sizes::check, "class Bad {\n" + "\n".repeat(Sizes.FILE) + "}"))
                .containsExactly("403 lines; 400 is the limit");
        assertThat(words(Sizes::check, "class Good {" + "\n".repeat(Sizes.FILE - 3) + "}"))
                .isEmpty();
    }

    @Test
    void aLongMethod() {
        assertThat(words(Sizes::check, "class Bad { void go() {\n" + "\n".repeat(Sizes.METHOD) + "} }"))
                .containsExactly("go has 42 lines; 40 is the limit");
        assertThat(words(Sizes::check, "class Good { void go() {" + "\n".repeat(Sizes.METHOD - 1) + "} }"))
                .isEmpty();
    }

    @Test
    void manyArguments() {
        String seven = "int a, int b, int c, int d, int e, int f, int g";

        assertThat(words(Sizes::check, "class Bad { Bad(" + seven + ") {} }")).hasSize(1);
        assertThat(words(Sizes::check, "record Bad(" + seven + ") { static int h; }"))
                .hasSize(1);
        assertThat(words(Sizes::check, "class Good { void notMade(" + seven + ") {} }"))
                .isEmpty();
        assertThat(words(Sizes::check, "record Good(int a, int b, int c, int d, int e, int f) { static int g; }"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.time.Instant.now()",
                "LocalDate.now()",
                "ask(Instant::now)",
                "System.currentTimeMillis()",
                "System.nanoTime()",
                "Clock.systemUTC()",
                "InstantSource.system()",
                "new Random()",
                "new java.security.SecureRandom()",
                "Math.random()",
                "UUID.randomUUID()",
                "Files.exists(null)",
                "new java.io.FileInputStream(name)",
                "list.forEach(Files::delete)",
                "list.map(Random::new)",
                "FileChannel.open(path)",
                "System.out",
                "System.getenv()",
                "e.printStackTrace()"
            })
    void aBannedUse(String use) {
        assertThat(words(Bans::check, "class Bad { Object o = " + use + "; }"))
                .as(use)
                .isNotEmpty();
    }

    @Test
    void aBannedUseByStaticImport() {
        assertThat(words(Bans::check, "import static java.nio.file.Files.exists; class Bad {}"))
                .hasSize(1);
        assertThat(words(Bans::check, "import java.nio.file.Files; class Good {}"))
                .isEmpty();
    }

    @Test
    void sleep() {
        String sleeps = "class Bad { void go() { Thread.sleep(1); TimeUnit.SECONDS.sleep(1); } }";

        assertThat(words(Bans::check, sleeps)).hasSize(2);
        assertThat(Bans.check(test(sleeps))).hasSize(2);
    }

    @Test
    void aRoomMayUseWhatItOwns() {
        String disk = "package firn.storage.chunks; class Pack { boolean is = Files.exists(null); }";

        assertThat(Bans.check(Sources.parse("storage/src/main/java/firn/storage/chunks/Pack.java", disk)))
                .isEmpty();
        assertThat(words(Bans::check, "class Bad { Object o = Instant.now(clock); Object p = new Random(7); }"))
                .isEmpty();
    }

    @Test
    void aTestSwitchedOff() {
        assertThat(Bans.check(test("class Bad { @Disabled @Test void later() {} }")))
                .hasSize(1);
        assertThat(Bans.check(test("class Bad { Object o = new Random(); }"))).hasSize(1);
    }

    @Test
    void aSwallowedException() {
        assertThat(words(Swallowed::check, "class Bad { void go() { try { go(); } catch (Exception e) { stop(); } } }"))
                .containsExactly("swallows Exception");
        assertThat(words(Swallowed::check, "class Bad { void go() { try { go(); } catch (Throwable _) { } } }"))
                .hasSize(1);
        assertThat(words(
                        Swallowed::check,
                        "class Good { void go() { try { go(); } catch (Exception e) { log.warn(\"no\", e); } } }"))
                .isEmpty();
        assertThat(words(
                        Swallowed::check,
                        "class Good { void go() { try { go(); } catch (Throwable _) { throw new Error(); } } }"))
                .isEmpty();
    }

    @Test
    void anEmptyName() {
        assertThat(words(Names::check, "class DriveManager { interface PathUtils {} record StoreImpl() {} }"))
                .hasSize(3);
        assertThat(words(Names::check, "class Serviceable { enum Utility {} }")).isEmpty();
    }

    @Test
    void aMissingSign() {
        var lone = Sources.parse(ROOM + "Lone.java", "package firn.core; class Lone {}");
        var bare = Sources.parse(ROOM + "package-info.java", "package firn.core;");
        var sign = Sources.parse(ROOM + "package-info.java", "/** Here. */ @NullMarked package firn.core;");

        assertThat(Signs.check(List.of(lone))).hasSize(1);
        assertThat(Signs.check(List.of(lone, bare))).hasSize(1);
        assertThat(Signs.check(List.of(lone, sign))).isEmpty();
    }

    @Test
    void anAddress() {
        String bad = "<url>https://repo." + "maven.apache" + ".org/maven2</url>";

        assertThat(Addresses.check(Map.of("pom.xml", bad))).isNotEmpty();
        assertThat(Addresses.check(Map.of("lock.json", "\"resolved\"" + ": \"https://x/y.tgz\"")))
                .hasSize(1);
        assertThat(Addresses.check(Map.of("pom.xml", "xmlns=\"http://maven.apache.org/POM/4.0.0\"")))
                .isEmpty();
    }

    @Test
    void theSpreadOfLengths() {
        var spread = Spread.of(List.of(10L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 100L));

        assertThat(spread.median()).isEqualTo(6);
        assertThat(spread.p90()).isEqualTo(10);
    }

    private static List<String> words(Rule rule, String text) {
        return rule.look(Sources.parse(ROOM + "Bad.java", "package firn.core;\n" + text)).stream()
                .map(Finding::words)
                .toList();
    }

    private static JavaFile test(String text) {
        return Sources.parse("core/src/test/java/firn/core/BadTest.java", "package firn.core; " + text);
    }
}
