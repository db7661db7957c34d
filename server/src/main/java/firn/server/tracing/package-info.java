/**
 * Requests told as traces to a collector of OpenTelemetry's. {@link firn.server.tracing.OtlpTracing} alone knows its libraries,
 * and is not even loaded where no collector is set. Spans hold routes, numbers and ids: never a path, a name or a secret.
 */
@NullMarked
package firn.server.tracing;

import org.jspecify.annotations.NullMarked;
