package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void theDocumentTellsOfEveryRouteAndOfNoOther() throws Exception {
        try (RestFixture at = new RestFixture()) {
            assertThat(at.document.operations()).containsExactlyInAnyOrderElementsOf(at.rest.routes());
            assertThat(at.document.dangling()).isEmpty();
        }
    }

    @Test
    void everyoneMayReadIt() throws Exception {
        try (RestFixture at = new RestFixture()) {
            var answer = at.get("nobody", "/openapi.json").is(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(answer.json().path("openapi").asText()).isEqualTo("3.1.0");
            at.ask("nobody", "HEAD", "/openapi.json", "").is(200);
        }
    }
}
