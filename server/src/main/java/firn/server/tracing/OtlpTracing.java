package firn.server.tracing;

import firn.server.request.Trace;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends spans in batches, on a thread of its own: a collector that is slow or away holds up nobody, and what does not fit its
 * queue is dropped. Whoever asks may give the trace's id; whether it is told is decided here, by the id alone.
 */
final class OtlpTracing implements Tracing {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** What waits to be sent when the server stops may take so long. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");
    private static final AttributeKey<String> NAME = AttributeKey.stringKey("service.name");

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    private OtlpTracing(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("firn");
    }

    static OtlpTracing open(String endpoint, int percent) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint + "/v1/traces")
                .setTimeout(PATIENCE)
                .setRetryPolicy(null) // what is lost is lost: a stop must not wait for a collector that is away
                .build();
        return new OtlpTracing(SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(NAME, "firn")))
                .setSampler(Sampler.traceIdRatioBased(percent / 100.0))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build());
    }

    @Override
    public Followed follow(Optional<String> parent) {
        Context above = parent.map(
                        it -> W3CTraceContextPropagator.getInstance().extract(Context.root(), it, TraceParent.HEADER))
                .orElse(Context.root());
        Span span = tracer.spanBuilder("request")
                .setParent(above)
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
        return new Request(span);
    }

    @Override
    public Trace elsewhere() {
        return name -> step(Context.root(), name);
    }

    private Trace.Step step(Context above, String name) {
        Span span = tracer.spanBuilder(name).setParent(above).startSpan();
        return good -> {
            if (!good) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        };
    }

    @Override
    public void close() {
        provider.shutdown().join(LAST_WORDS.toSeconds(), TimeUnit.SECONDS);
    }

    private final class Request implements Followed {
        private final Span span;
        private final Context here;

        Request(Span span) {
            this.span = span;
            this.here = Context.root().with(span);
        }

        @Override
        public Trace trace() {
            return name -> step(here, name);
        }

        /** Attributes are named as OpenTelemetry's conventions have them. */
        @Override
        public void over(Answered answered) {
            String method = METHOD.matcher(answered.method()).matches() ? answered.method() : "_OTHER";
            span.updateName(answered.route().isEmpty() ? method : method + " " + answered.route());
            span.setAttribute("http.request.method", method);
            span.setAttribute("http.response.status_code", answered.status());
            span.setAttribute("firn.request.id", answered.id());
            if (!answered.route().isEmpty()) {
                span.setAttribute("http.route", answered.route());
            }
            answered.drive().ifPresent(drive -> span.setAttribute("firn.drive", drive));
            if (answered.status() >= 500) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }

    /** One header, and no other. */
    private enum TraceParent implements TextMapGetter<String> {
        HEADER;

        @Override
        public Iterable<String> keys(String value) {
            return List.of("traceparent");
        }

        @Override
        public @Nullable String get(@Nullable String value, String key) {
            return key.equals("traceparent") ? value : null;
        }
    }
}
