package firn.server.rest;

import firn.core.access.UnknownCursorException;
import firn.core.content.DamagedChunkException;
import firn.core.drive.Outcome;
import firn.core.drive.RecordsUnavailableException;
import firn.core.drive.ReusedRequestException;
import firn.core.drive.Right;
import firn.core.drive.StoreUnavailableException;
import firn.core.tree.InvalidNameException;
import io.helidon.common.buffers.DataReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** The one place where what went wrong becomes a problem. */
final class Problems {
    private static final String REQUEST = "The request cannot be understood";

    private Problems() {}

    static Problem of(Outcome.Conflict conflict) {
        return conflict.current()
                .map(node -> Conflicts.of(conflict.reason()).with("current", Shapes.node(node)))
                .orElseGet(() -> Conflicts.of(conflict.reason()));
    }

    /** Why the operation was not done; empty when it was. */
    static Optional<Problem> of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> Optional.empty();
            case Outcome.Conflict conflict -> Optional.of(of(conflict));
            case Outcome.Forbidden(Right needed) -> Optional.of(forbidden(needed));
            case Outcome.Locked locked ->
                Optional.of(Problem.of(
                                423,
                                "locked",
                                "It is locked",
                                "Somebody has locked it, or something in it, by WebDAV. Try again when they are done.")
                        .with("until", locked.locks().getFirst().expires().toString()));
            case Outcome.OverQuota(long limit, long used, long wanted) -> Optional.of(overQuota(limit, used, wanted));
        };
    }

    static Problem overQuota(long limit, long used, long wanted) {
        return Problem.of(
                        507,
                        "over-quota",
                        "The drive is full",
                        "This needs " + wanted + " bytes; the drive may keep " + limit + " and has " + used + ".")
                .with("limit", limit)
                .with("used", used)
                .with("wanted", wanted);
    }

    private static Problem forbidden(Right needed) {
        return Problem.of(
                        403,
                        "forbidden",
                        "You may not do this",
                        "It needs the right to "
                                + switch (needed) {
                                    case NONE -> "sign in";
                                    case VIEW -> "view it";
                                    case EDIT -> "edit it";
                                    case MANAGE -> "manage it";
                                }
                                + ", which you have not been given.")
                .with("needed", needed);
    }

    static Problem notFound() {
        return Conflicts.of(Outcome.Reason.MISSING);
    }

    static Problem notAFile() {
        return Conflicts.of(Outcome.Reason.NOT_A_FILE);
    }

    static Problem badRequest(String detail) {
        return Problem.of(400, "bad-request", REQUEST, detail);
    }

    static Refusal refusal(String detail) {
        return new Refusal(badRequest(detail));
    }

    static Problem tooLarge(int most) {
        return Problem.of(
                413, "too-large", "The request is too large", "The JSON of a request has at most " + most + " bytes.");
    }

    static Problem notSignedIn() {
        return Problem.of(401, "not-signed-in", "You are not signed in", "Sign in first, with POST /api/v1/session.");
    }

    static Problem invalidToken() {
        return Problem.of(
                401,
                "invalid-token",
                "The token is not good",
                "It has expired, was revoked, or never was one. Get a new one with the refresh token, or sign in again.");
    }

    static Problem inPerson() {
        return Problem.of(
                403,
                "in-person",
                "This is for people",
                "What an account signs in with is changed in a browser, not by programs that were let in.");
    }

    static Problem forged() {
        return Problem.of(
                403,
                "foreign-request",
                "The request did not come from Firn's own page",
                "Requests that change something carry the header “X-CSRF: 1” and come from the server's own pages.");
    }

    static Problem busy(String detail) {
        return Problem.of(429, "too-many-requests", "Too many requests", detail);
    }

    static Problem of(RuntimeException e) {
        return switch (e) {
            case Refusal refusal -> refusal.problem();
            case InvalidNameException bad -> Problem.of(422, "invalid-name", "The name cannot be used", words(bad));
            case ReusedRequestException again ->
                Problem.of(
                        409,
                        "request-reused",
                        "The request's name was used",
                        words(again) + " Nothing was done. Choose a new name for each commit.");
            case IllegalArgumentException bad -> badRequest(words(bad));
            case DataReader.InsufficientDataAvailableException lost ->
                badRequest("The connection ended before the body did.");
            case UncheckedIOException wrapped
            when wrapped.getCause() instanceof RecordsUnavailableException down -> of(down);
            default -> failure();
        };
    }

    static Problem of(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> notFound();
            case NotDirectoryException file -> Conflicts.of(Outcome.Reason.PARENT_IS_NO_FOLDER);
            case DamagedChunkException damaged ->
                Problem.of(
                        500,
                        "damaged",
                        "The content is damaged",
                        "The stored bytes are not those that were uploaded, so they are not served. Tell the administrator.");
            case UnknownCursorException unknown ->
                Problem.of(
                        410,
                        "unknown-cursor",
                        "The position in the drive's history is not known",
                        "It was given before the drive was restored from a backup, or not by this drive. Ask the drive"
                                + " for its cursor, list the folders anew, and follow the changes from there. Do not"
                                + " take anything for deleted that you do not find.");
            case StoreUnavailableException down ->
                Problem.of(
                        503,
                        "store-unavailable",
                        "The store does not answer",
                        "Where contents are kept does not answer. Nothing was changed; try again in a minute.");
            case RecordsUnavailableException down ->
                Problem.of(
                        503,
                        "records-unavailable",
                        "The database does not answer",
                        "The database does not answer. Whether a change was made cannot be told; look, and try again in a moment.");
            default -> failure();
        };
    }

    static Problem failure() {
        return Problem.of(
                500,
                "failure",
                "The server failed",
                "Nothing was changed. The server's log says more; tell the administrator the request's id.");
    }

    private static String words(Throwable e) {
        String said = e.getMessage();
        if (said == null) {
            return "A value cannot be used.";
        }
        return said.endsWith(".") ? said : said + ".";
    }
}
