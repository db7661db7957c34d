package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The OpenAPI document, and whether an answer is as it says: as much of JSON Schema as the document uses. */
final class Document {
    private final JsonNode root;

    private Document(JsonNode root) {
        this.root = root;
    }

    static Document shipped() throws IOException {
        try (InputStream in = Objects.requireNonNull(Api.class.getResourceAsStream("/openapi.json"))) {
            return new Document(RestFixture.JSON.readTree(in));
        }
    }

    /** All operations as {@code METHOD /path} below the root. */
    List<String> operations() {
        List<String> all = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> all.add(method.toUpperCase(Locale.ROOT) + " "
                                + path.getKey().substring(Rest.ROOT.length()))));
        return all;
    }

    /** References that lead nowhere. */
    List<String> dangling() {
        return root.findValuesAsText("$ref").stream()
                .filter(reference -> root.at(reference.substring(1)).isMissingNode())
                .toList();
    }

    /** Answers to what the document does not know are problems. */
    void check(String method, String path, RestFixture.Answer answer) throws IOException {
        JsonNode operation = operation(method.equals("HEAD") ? "GET" : method, path);
        String said = method + " " + path + " answered " + answer.status() + " " + answer.text();
        JsonNode content;
        if (operation.isMissingNode()) {
            assertThat(answer.status()).as(said).isIn(400, 403, 404, 405);
            content = RestFixture.JSON.createObjectNode();
        } else {
            JsonNode response = operation.path("responses").path(Integer.toString(answer.status()));
            assertThat(response.isMissingNode())
                    .as(said + ", which the document does not tell of")
                    .isFalse();
            content = response.path("content");
        }
        String type = answer.header("Content-Type").split(";", 2)[0];
        if (type.equals("application/problem+json") && answer.response().body().length > 0) {
            problem(said, answer);
        } else if (content.has("application/json")
                && content.path("application/json").has("schema")) {
            assertThat(type).as(said).isEqualTo("application/json");
            conforms(said, content.path("application/json").path("schema"), answer.json());
        }
    }

    private void problem(String said, RestFixture.Answer answer) throws IOException {
        conforms(said, root.at("/components/schemas/Problem"), answer.json());
        assertThat(answer.json().path("status").asInt()).as(said).isEqualTo(answer.status());
        assertThat(answer.json().path("type").asText()).as(said).matches("urn:firn:problem:[a-z-]+");
    }

    private JsonNode operation(String method, String path) {
        String[] steps = path.split("/", -1);
        for (var entry : root.path("paths").properties()) {
            if (fits(entry.getKey().split("/", -1), steps) && entry.getValue().has(method.toLowerCase(Locale.ROOT))) {
                return entry.getValue().path(method.toLowerCase(Locale.ROOT));
            }
        }
        return root.path("none");
    }

    private static boolean fits(String[] template, String[] steps) {
        boolean fits = template.length == steps.length;
        for (int i = 0; fits && i < steps.length; i++) {
            fits = template[i].startsWith("{") || template[i].equals(steps[i]);
        }
        return fits;
    }

    private void conforms(String where, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            conforms(where, root.at(schema.path("$ref").asText().substring(1)), value);
            return;
        }
        switch (schema.path("type").asText()) {
            case "object" -> members(where, schema, value);
            case "array" -> {
                assertThat(value.isArray()).as(where).isTrue();
                value.forEach(item -> conforms(where + "[]", schema.path("items"), item));
            }
            case "integer" -> assertThat(value.isIntegralNumber()).as(where).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(where).isTrue();
            case "string" -> text(where, schema, value);
            default -> throw new AssertionError("The document has a type that nobody checks: " + schema);
        }
    }

    private static void text(String where, JsonNode schema, JsonNode value) {
        assertThat(value.isTextual()).as(where).isTrue();
        if (schema.has("enum")) {
            assertThat(schema.path("enum").valueStream().map(JsonNode::asText))
                    .as(where)
                    .contains(value.asText());
        }
        if (schema.path("format").asText().equals("date-time")) {
            assertThat(java.time.Instant.parse(value.asText())).as(where).isNotNull();
        }
    }

    /** What the document does not name is not said, but in problems. */
    private void members(String where, JsonNode schema, JsonNode value) {
        assertThat(value.isObject()).as(where).isTrue();
        schema.path("required")
                .forEach(name -> assertThat(value.has(name.asText()))
                        .as(where + " without " + name)
                        .isTrue());
        boolean problem = schema.path("properties").has("detail");
        value.properties().forEach(member -> {
            JsonNode known = schema.path("properties").path(member.getKey());
            if (!known.isMissingNode()) {
                conforms(where + "." + member.getKey(), known, member.getValue());
            } else {
                assertThat(problem).as(where + " says " + member.getKey()).isTrue();
            }
        });
    }
}
