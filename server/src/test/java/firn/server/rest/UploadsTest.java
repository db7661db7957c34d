package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.people.Limits;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadsTest {
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

    private String begin(String more) throws Exception {
        var opened = at.ask("ada", "POST", "/~/uploads", "{\"parent\":" + common + ",\"name\":\"u.bin\"" + more + "}")
                .is(201);
        return opened.header("Location");
    }

    private RestFixture.Answer append(String upload, long offset, String bytes) throws Exception {
        return at.ask("ada", "PATCH", upload, bytes, "Upload-Offset", Long.toString(offset));
    }

    private RestFixture.Answer commit(String upload) throws Exception {
        return at.ask("ada", "POST", upload + "/commit", "");
    }

    @Test
    void anUploadGoesOnWhereTheServerSaysAndIsCommittedOnce() throws Exception {
        String upload = begin(",\"size\":6,\"modified\":\"2001-02-03T04:05:06Z\"");
        assertThat(append(upload, 0, "abc").is(200).header("Upload-Offset")).isEqualTo("3");
        commit(upload).refused(409, "incomplete");
        assertThat(at.get("ada", upload).is(200).json().path("offset").asLong()).isEqualTo(3);
        append(upload, 3, "def").is(200);
        var first = commit(upload).is(200).json();
        assertThat(first.at("/node/times/modified").asText()).isEqualTo("2001-02-03T04:05:06Z");
        assertThat(commit(upload).is(200).json().at("/node/id")).isEqualTo(first.at("/node/id"));
        assertThat(at.get("ada", "/~/nodes/" + first.at("/node/id").asLong() + "/content")
                        .text())
                .isEqualTo("abcdef");
        append(upload, 6, "more").refused(409, "committed");
    }

    @Test
    void offsetsThatLieAndBytesTooManyChangeNothing() throws Exception {
        String upload = begin(",\"size\":4");
        append(upload, 0, "ab").is(200);
        append(upload, 0, "xy").refused(409, "wrong-offset");
        append(upload, 3, "xy").refused(409, "wrong-offset");
        append(upload, 2, "cdefgh").refused(413, "too-large");
        at.ask("ada", "PATCH", upload, "x").refused(400, "bad-request");
        at.ask("ada", "PATCH", upload, "x", "Upload-Offset", "-1").refused(400, "bad-request");
        long there = at.get("ada", upload).json().path("offset").asLong();
        append(upload, there, "cd".substring((int) there - 2)).is(200);
        long node = commit(upload).is(200).json().at("/node/id").asLong();
        assertThat(at.get("ada", "/~/nodes/" + node + "/content").text()).isEqualTo("abcd");
    }

    @Test
    void whatCannotBecomeAFileIsRefusedAtTheStart() throws Exception {
        String wanted = "{\"parent\":" + common + ",\"name\":\"u\",\"size\":";
        at.ask("ada", "POST", "/~/uploads", wanted + "-1}").refused(400, "bad-request");
        at.ask("ada", "POST", "/~/uploads", wanted + "2000000}").refused(413, "too-large");
        at.ask("ada", "POST", "/~/uploads", wanted + "1,\"ifAbsent\":true,\"ifMatch\":\"x\"}")
                .refused(400, "bad-request");
        at.ask("ada", "POST", "/~/uploads", "{\"parent\":987654,\"name\":\"u\"}")
                .refused(404, "not-found");
        at.ask("ada", "POST", "/~/uploads", "{\"parent\":" + common + ",\"name\":\"..\"}")
                .refused(422, "invalid-name");
        assertThat(at.spool.all()).isEmpty();
    }

    @Test
    void theConditionHoldsAtTheCommit() throws Exception {
        String absent = begin(",\"ifAbsent\":true");
        String match = begin(",\"ifMatch\":\"\\\"other\\\"\"");
        at.file("u.bin", "first");
        append(absent, 0, "second").is(200);
        commit(absent).refused(412, "changed");
        commit(match).refused(412, "changed");
        assertThat(at.get("ada", absent).json().path("offset").asLong()).isEqualTo(6);
    }

    @Test
    void anUploadIsNobodyElsesBusiness() throws Exception {
        String upload = begin("");
        for (String other : new String[] {"ben", "eve", "mallory"}) {
            at.get(other, upload).refused(404, "not-found");
            at.ask(other, "PATCH", upload, "x", "Upload-Offset", "0").refused(404, "not-found");
            at.ask(other, "POST", upload + "/commit", "").refused(404, "not-found");
            at.ask(other, "DELETE", upload, "").refused(404, "not-found");
        }
        at.get("ada", "/~/uploads/..%2f..%2fetc").refused(404, "not-found");
        at.ask("ada", "DELETE", upload, "").is(204);
        at.get("ada", upload).refused(404, "not-found");
    }

    @Test
    void anAbandonedUploadExpires() throws Exception {
        String upload = begin("");
        append(upload, 0, "abc").is(200);
        at.pass(Duration.ofDays(4));
        at.uploads.expire();
        assertThat(at.spool.all()).isEmpty();
    }

    @Test
    void bytesOfALostConnectionAreKeptAndTheRestFollows() throws Exception {
        String upload = begin(",\"size\":10");
        try (Socket socket = new Socket("127.0.0.1", at.port())) {
            socket.getOutputStream()
                    .write(("PATCH " + upload + " HTTP/1.1\r\nHost: x\r\nX-CSRF: 1\r\nUpload-Offset: 0\r\nCookie: "
                                    + at.cookie("ada").orElseThrow() + "\r\nContent-Length: 10\r\n\r\nabcd")
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            try (InputStream in = socket.getInputStream()) {
                in.readAllBytes();
            }
        }
        long there = at.get("ada", upload).is(200).json().path("offset").asLong();
        append(upload, there, "abcdefghij".substring((int) there)).is(200);
        long node = commit(upload).is(200).json().at("/node/id").asLong();
        assertThat(at.get("ada", "/~/nodes/" + node + "/content").text()).isEqualTo("abcdefghij");
    }

    @Test
    void noSizeOverflows() throws Exception {
        append(begin(",\"size\":4"), 0, "abcd").is(200);
        at.ask(
                        "ada",
                        "POST",
                        "/~/uploads",
                        "{\"parent\":" + common + ",\"name\":\"u\",\"size\":" + Long.MAX_VALUE + "}")
                .refused(413, "too-large");
    }

    @Test
    void allThatIsOnItsWayFitsIntoTheDrive() throws Exception {
        String uploads = "/drives/" + at.otherDrive("small") + "/uploads";
        String named = "{\"parent\":1,\"name\":\"u\"";
        at.ask("ada", "POST", uploads, named + ",\"size\":4}").is(201);
        at.ask("ada", "POST", uploads, named + ",\"size\":7}").refused(507, "over-quota");
        String open = at.ask("ada", "POST", uploads, named + "}").is(201).header("Location");
        append(open, 0, "efgh").is(200);
        append(open, 4, "ijk").refused(507, "over-quota");
        long there = at.get("ada", open).json().path("offset").asLong();
        append(open, there, "opqrst").refused(507, "over-quota");
        assertThat(at.get("ada", open).json().path("offset").asLong()).isLessThanOrEqualTo(6);
    }

    @Test
    void aProgramForReadingOnlyChangesNoUploadOfItsAccount() throws Exception {
        String upload = begin("");
        append(upload, 0, "abc").is(200);
        String[] reader = {"Authorization", "Bearer " + at.device("ada", new Limits(Optional.empty(), true))};
        at.get("nobody", upload, reader).is(200);
        at.ask("nobody", "DELETE", upload, "", reader).refused(403, "forbidden");
        at.ask("nobody", "PATCH", upload, "d", reader[0], reader[1], "Upload-Offset", "3")
                .refused(403, "forbidden");
        at.ask("nobody", "POST", upload + "/commit", "", reader).refused(403, "forbidden");
        assertThat(at.get("ada", upload).json().path("offset").asLong()).isEqualTo(3);
    }
}
