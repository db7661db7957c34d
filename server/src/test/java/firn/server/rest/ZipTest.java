package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.content.Extent;
import firn.core.content.Placement;
import firn.core.tree.VersionId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several nodes as one ZIP. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ZipTest {
    private static final int MOST_TRANSACTIONS = 40;

    private RestFixture at;
    private long common;

    @BeforeEach
    void open() throws Exception {
        at = new RestFixture();
        common = at.common();
    }

    @AfterEach
    void close() {
        at.close();
    }

    private long folder(long parent, String name) throws Exception {
        return make("{\"parent\":" + parent + ",\"name\":" + RestFixture.JSON.writeValueAsString(name) + "}");
    }

    private long link(long parent, String name, String target) throws Exception {
        return make("{\"parent\":" + parent + ",\"name\":\"" + name + "\",\"target\":\"" + target + "\"}");
    }

    private long make(String body) throws Exception {
        return at.ask("ada", "POST", "/~/nodes", body).is(201).json().path("id").asLong();
    }

    private long file(long parent, String name, String text) throws Exception {
        String encoded =
                java.net.URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return at.ask("ada", "PUT", "/~/nodes/" + parent + "/children/" + encoded + "/content", text)
                .is(201)
                .json()
                .path("id")
                .asLong();
    }

    private RestFixture.Answer zip(String who, Object... ids) throws Exception {
        return at.get(
                who,
                "/~/zip?nodes="
                        + String.join(
                                ",", List.of(ids).stream().map(String::valueOf).toList()));
    }

    /** What a ZIP holds, read as a stream; folders have null. */
    private static Map<String, String> read(byte[] bytes) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(entries.put(entry.getName(), entry.isDirectory() ? "/" : text))
                        .isNull();
            }
        }
        return entries;
    }

    private static Map<String, String> whole(RestFixture.Answer answer) throws IOException {
        answer.is(200);
        Map<String, String> entries = read(answer.response().body());
        assertThat(isWhole(answer.response().body())).isTrue();
        return entries;
    }

    /** By the list at its end, which a stream does not look at. */
    private static boolean isWhole(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("firn", ".zip");
        try {
            Files.write(file, bytes);
            try (var zip = new java.util.zip.ZipFile(file.toFile())) {
                return zip.size() == read(bytes).size();
            } catch (java.util.zip.ZipException e) {
                return false;
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aFolderComesWithAllBelowIt() throws Exception {
        long top = folder(common, "Ölbild");
        file(top, "grüße 😀.txt", "x".repeat(5000));
        file(top, "photo.jpg", "not really");
        folder(top, "empty");
        file(folder(folder(top, "a"), "b"), "deep.txt", "");
        var answer = zip("ada", top);
        assertThat(whole(answer))
                .containsEntry("Ölbild/", "/")
                .containsEntry("Ölbild/grüße 😀.txt", "x".repeat(5000))
                .containsEntry("Ölbild/photo.jpg", "not really")
                .containsEntry("Ölbild/empty/", "/")
                .containsEntry("Ölbild/a/b/deep.txt", "")
                .hasSize(7);
        assertThat(answer.response().body().length).isLessThan(2500);
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"_lbild.zip\";" + " filename*=UTF-8''%C3%96lbild.zip");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aSelectionFromSeveralFoldersHasEachNameOnce() throws Exception {
        long one = file(folder(common, "one"), "a.txt", "1");
        long two = file(folder(common, "two"), "A.TXT", "2");
        long three = file(folder(common, "three"), "a.txt", "3");
        var answer = zip("ada", one, two, three, one);
        assertThat(whole(answer)).isEqualTo(Map.of("a.txt", "1", "A (2).TXT", "2", "a (3).txt", "3"));
        assertThat(answer.header("Content-Disposition")).contains("\"Club.zip\"");
        var posted = at.ask("ada", "POST", "/~/zip", "{\"nodes\":[" + one + "," + two + "]}");
        assertThat(whole(posted)).isEqualTo(Map.of("a.txt", "1", "A (2).TXT", "2"));
        assertThat(at.ask("ada", "HEAD", "/~/zip?nodes=" + one, "").is(200).text())
                .isEmpty();
    }

    @Test
    void namesAndLinksLeadNowhereElse() throws Exception {
        long top = folder(common, "t");
        file(top, "..\\..\\evil.exe", "1");
        file(top, ".. ", "2");
        file(top, "photo\u202Egpj.exe", "3");
        long drive = folder(top, "C:");
        file(drive, "boot\n.ini", "4");
        link(top, "near", "C:/boot");
        link(top, "up", "../t/near");
        link(top, "abroad", "../../etc/passwd");
        link(top, "through", "near/../../..");
        link(top, "root", "/etc/passwd");
        Map<String, String> entries = whole(zip("ada", top));
        assertThat(entries.keySet())
                .allMatch(name -> name.startsWith("t/")
                        && !name.contains("\\")
                        && List.of(name.split("/", -1)).stream().allMatch(step -> !step.matches("[. ]+")))
                .anyMatch(name -> name.matches("t/\\.\\._\\.\\._evil \\(\\d+\\)\\.exe"))
                .anyMatch(name -> name.matches("t/_ \\(\\d+\\)"))
                .anyMatch(name -> name.matches("t/photo_gpj \\(\\d+\\)\\.exe"))
                .anyMatch(name -> name.matches("t/C_ \\(\\d+\\)/boot_ \\(\\d+\\)\\.ini"));
        assertThat(entries).containsEntry("t/root", "/etc/passwd").hasSize(11);
    }

    @Test
    void aNameThatWasChangedIsNotThatOfAnother() throws Exception {
        long top = folder(common, "t");
        long odd = file(top, "a\\b", "odd");
        file(top, "a_b (" + odd + ")", "plain");
        assertThat(whole(zip("ada", top)))
                .containsEntry("t/a_b (" + odd + ")", "plain")
                .containsEntry("t/a_b (" + odd + ") (" + odd + ")", "odd");
    }

    @Test
    void oneGetsWhatOneMaySee() throws Exception {
        long mine = file(at.seen("ada", "/Ada"), "secret.txt", "hidden");
        long shared = file(common, "a.txt", "all");
        assertThat(whole(zip("ben", 1)).keySet())
                .contains("Common documents/a.txt", "Ben/")
                .noneMatch(name -> name.startsWith("Ada"));
        assertThat(whole(zip("ada", 1))).containsEntry("Ada/secret.txt", "hidden");
        zip("ben", shared, mine).refused(404, "not-found");
        zip("eve", shared).refused(404, "not-found");
        zip("mallory", shared).refused(404, "not-found");
        zip("nobody", shared).refused(401, "not-signed-in");
        at.ask("ada", "DELETE", "/~/nodes/" + shared, "").is(204);
        zip("ada", shared).refused(404, "not-found");
        assertThat(whole(zip("eve", 1))).isEmpty();
    }

    @Test
    void whatCannotBeUnderstoodIsRefused() throws Exception {
        for (String bad : List.of("", "a", "1,", "0", "-1", "1,,2", "1".repeat(30))) {
            at.get("ada", "/~/zip?nodes=" + bad).refused(400, "bad-request");
        }
        at.get("ada", "/~/zip").refused(400, "bad-request");
        at.get("ada", "/~/zip?nodes=" + "17,".repeat(1000) + "18").refused(400, "bad-request");
        for (String bad : List.of("[]", "[0]", "[null]", "null", "{}", "[\"1\"]")) {
            at.ask("ada", "POST", "/~/zip", "{\"nodes\":" + bad + "}").refused(400, "bad-request");
        }
        at.ask("ada", "POST", "/~/zip", "{\"nodes\":[1]}", "X-CSRF", "").refused(403, "foreign-request");
    }

    @Test
    void foldersTooDeepForAZipAreRefusedInWords() throws Exception {
        long top = folder(common, "n");
        long below = top;
        for (int i = 0; i < 300; i++) {
            below = folder(below, "n".repeat(250));
        }
        zip("ada", top).refused(413, "too-much-for-zip");
    }

    /** The connection breaks off; nobody takes what came for all. */
    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void damageEndsTheConnection(HttpClient.Version version) throws Exception {
        long top = folder(common, "t");
        file(top, "a.jpg", "a".repeat(300_000)); // not to be compressed, so that it is on its way by then
        long bad = file(top, "b.txt", "0123456789".repeat(10));
        file(top, "c.txt", "c");
        damage(bad);
        try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
            var request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + at.port() + "/api/v1/drives/" + at.drive + "/zip?nodes=" + top))
                    .setHeader("Cookie", at.cookie("ada").orElseThrow())
                    .timeout(Duration.ofSeconds(30))
                    .build();
            assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
        }
        assertThat(at.get("ada", "/~/nodes/" + top).status()).isEqualTo(200);
    }

    private void damage(long file) throws Exception {
        long version = at.get("ada", "/~/nodes/" + file)
                .json()
                .at("/node/file/version")
                .asLong();
        Placement place = at.meddled.read(at.drive, ledger -> {
            Extent extent =
                    ledger.versions().manifest(new VersionId(version)).extents().getFirst();
            return ledger.versions().placements(List.of(extent.chunk())).get(extent.chunk());
        });
        at.chunks.damage(at.drive, place);
    }

    /** Somebody deletes a file for good in the middle: what comes is whole, without it or with it, or breaks off. */
    @Test
    void whatVanishesMeanwhileNeverMakesAZipLookWhole() throws Exception {
        int broken = 0;
        int complete = 0;
        for (int i = 0; i < MOST_TRANSACTIONS; i++) {
            long top = folder(common, "t" + i);
            file(top, "a.txt", "a");
            long gone = file(top, "b.txt", "b");
            file(top, "c.txt", "c");
            at.meddled.after(i, () -> {
                at.ask("ada", "DELETE", "/~/nodes/" + gone, "").is(204);
                at.ask("ada", "DELETE", "/~/trash/" + gone, "").is(204);
            });
            try {
                var answer = zip("ada", top);
                if (answer.status() == 500) { // nothing was on its way yet
                    broken++;
                    continue;
                }
                Map<String, String> entries = whole(answer);
                assertThat(entries).containsEntry("t" + i + "/a.txt", "a").containsEntry("t" + i + "/c.txt", "c");
                complete++;
            } catch (IOException e) {
                broken++;
            }
            if (!at.meddled.isOver()) {
                break;
            }
        }
        assertThat(at.meddled.isOver()).isFalse();
        assertThat(broken).isPositive();
        assertThat(complete).isPositive();
    }

    @Test
    void unzipFindsNothingAmiss(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/unzip")), "unzip is not installed");
        long top = folder(common, "Größe");
        file(top, "grüße 😀.txt", "x".repeat(5000));
        link(top, "link", "grüße 😀.txt");
        folder(top, "empty");
        Path zip = Files.write(
                folder.resolve("a.zip"), zip("ada", top).is(200).response().body());
        assertThat(unzip(folder, "-tq", zip.toString())).isZero();
        assertThat(unzip(folder, "-q", zip.toString())).isZero();
        assertThat(folder.resolve("Größe/link")).isSymbolicLink().hasContent("x".repeat(5000));
        assertThat(folder.resolve("Größe/empty")).isEmptyDirectory();
    }

    private static int unzip(Path folder, String... arguments) throws Exception {
        ProcessBuilder unzip = new ProcessBuilder(
                        java.util.stream.Stream.concat(java.util.stream.Stream.of("unzip"), List.of(arguments).stream())
                                .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        unzip.environment().put("LC_ALL", "C.UTF-8");
        return unzip.start().waitFor();
    }
}
