package firn.server.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON of the wire: strict in what it takes, and bounded. */
final class Json {
    /** Bytes of a body at most. */
    static final int LARGEST = 64 << 10;

    /** Bytes of a body about thousands of files at most. */
    static final int BULK = 16 << 20;

    private static final int DEEPEST = 16;

    private final JsonMapper mapper;

    Json() {
        this(LARGEST);
    }

    /** @param longest bytes of a text at most */
    Json(int longest) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(longest)
                        .maxNumberLength(30)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        mapper = JsonMapper.builder(factory)
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfig(LogicalType.Textual, config -> {
                    config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                })
                .withCoercionConfig(
                        LogicalType.DateTime,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
                .build();
    }

    byte[] write(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line, for streams of events. */
    String line(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Refusal in words, when the body is too large or not what the type asks for */
    <T> T read(InputStream body, Class<T> type) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new Refusal(Problems.tooLarge(LARGEST));
        }
        return parse(bytes, type);
    }

    <T> T parse(byte[] bytes, Class<T> type) throws IOException {
        try {
            T value = mapper.readValue(bytes, type);
            if (value == null) {
                throw Problems.refusal("The body is null; it must be a JSON object.");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw Problems.refusal("“" + shown(e.getPropertyName()) + "” is not a member that is known here; known are "
                    + e.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".");
        } catch (JsonMappingException e) {
            throw Problems.refusal(
                    "“" + path(e) + "” in the body is missing or is not what it must be: " + expected(e) + ".");
        } catch (JsonProcessingException e) {
            throw Problems.refusal("The body is not JSON as RFC 8259 has it" + where(e.getLocation()) + ".");
        }
    }

    /** What is nested too deep is refused without a place. */
    private static String where(@Nullable JsonLocation location) {
        return location == null
                ? ", or is nested too deep"
                : ", at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "the whole" : shown(path);
    }

    private static String expected(JsonMappingException e) {
        if (e instanceof com.fasterxml.jackson.databind.exc.MismatchedInputException wrong
                && wrong.getTargetType() != null) {
            String type = wrong.getTargetType().getSimpleName();
            return switch (type) {
                case "Long", "Integer", "long", "int" -> "a whole number";
                case "Boolean", "boolean" -> "true or false";
                case "String" -> "a text";
                case "Instant" -> "a moment such as 2026-01-31T12:00:00Z";
                default -> "as openapi.json describes it";
            };
        }
        return "as openapi.json describes it";
    }

    private static String shown(String text) {
        String printable = text.replaceAll("\\p{Cntrl}|\\p{Cs}", "?");
        return printable.length() <= 60 ? printable : printable.substring(0, 60) + "…";
    }
}
