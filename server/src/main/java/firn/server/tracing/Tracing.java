package firn.server.tracing;

import firn.server.config.TracingSetting;
import firn.server.request.Trace;
import java.util.Optional;
import java.util.OptionalLong;

/** Follows requests. */
public interface Tracing extends AutoCloseable {
    Tracing NONE = new Tracing() {
        @Override
        public Followed follow(Optional<String> parent) {
            return Followed.NOTHING;
        }

        @Override
        public Trace elsewhere() {
            return Trace.NONE;
        }

        @Override
        public void close() {}
    };

    /** To be closed; what is not sent by then is sent. */
    static Tracing of(TracingSetting setting) {
        return setting.endpoint().isPresent()
                ? OtlpTracing.open(setting.endpoint().get(), setting.percent())
                : NONE;
    }

    /** @param parent the {@code traceparent} that came with it (W3C Trace Context), unchecked */
    Followed follow(Optional<String> parent);

    /** For what is done for no request, or for many. */
    Trace elsewhere();

    @Override
    void close();

    /**
     * What a request was and what became of it.
     *
     * @param route a template; empty where there is none
     * @param drive that it was about
     */
    record Answered(String id, String method, String route, int status, OptionalLong drive) {}

    /** A request under way. */
    interface Followed {
        Followed NOTHING = new Followed() {
            @Override
            public Trace trace() {
                return Trace.NONE;
            }

            @Override
            public void over(Answered answered) {}
        };

        Trace trace();

        void over(Answered answered);
    }
}
