package firn.server.dav;

import io.helidon.http.Status;

/** HTTP statuses, those of WebDAV (RFC 4918 §11) among them. */
final class Statuses {
    static final Status MULTI_STATUS = Status.create(207, "Multi-Status");

    private static final Status UNPROCESSABLE = Status.create(422, "Unprocessable Content");
    private static final Status LOCKED = Status.create(423, "Locked");
    private static final Status FAILED_DEPENDENCY = Status.create(424, "Failed Dependency");
    private static final Status TOO_MANY = Status.create(429, "Too Many Requests");
    private static final Status NO_ROOM = Status.create(507, "Insufficient Storage");

    private Statuses() {}

    static Status of(int code) {
        return switch (code) {
            case 207 -> MULTI_STATUS;
            case 422 -> UNPROCESSABLE;
            case 423 -> LOCKED;
            case 424 -> FAILED_DEPENDENCY;
            case 429 -> TOO_MANY;
            case 507 -> NO_ROOM;
            default -> Status.create(code);
        };
    }

    /** As it stands in a DAV:status element. */
    static String line(int code) {
        return "HTTP/1.1 " + code + " " + of(code).reasonPhrase();
    }
}
