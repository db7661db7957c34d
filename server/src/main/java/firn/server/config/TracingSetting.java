package firn.server.config;

import java.util.Optional;

/**
 * Where it is told, step by step, what requests do.
 *
 * @param endpoint of a collector of OpenTelemetry's, which takes OTLP over HTTP; empty: nowhere
 * @param percent of the requests that are told
 */
public record TracingSetting(Optional<String> endpoint, int percent) {
    static TracingSetting of(Values read) {
        return new TracingSetting(read.address(Key.TRACING_ENDPOINT), (int) read.number(Key.TRACING_PERCENT, 0, 100));
    }
}
