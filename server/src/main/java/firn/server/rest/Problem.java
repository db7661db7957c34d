package firn.server.rest;

import firn.server.request.CurrentRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a request was refused (RFC 9457).
 *
 * @param code stable; clients translate by it. Its {@code type} is {@code urn:firn:problem:<code>}
 * @param detail in English, what was wrong and what to do
 * @param more further members
 */
record Problem(int status, String code, String title, String detail, Map<String, Object> more) {
    static final String PREFIX = "urn:firn:problem:";

    Problem {
        more = Map.copyOf(more);
    }

    static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, Map.of());
    }

    Problem with(String member, Object value) {
        Map<String, Object> longer = new LinkedHashMap<>(more);
        longer.put(member, value);
        return new Problem(status, code, title, detail, longer);
    }

    /** As JSON carries it. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", PREFIX + code);
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        members.putAll(more);
        CurrentRequest.here().ifPresent(request -> members.put("request", request.id()));
        return members;
    }
}
