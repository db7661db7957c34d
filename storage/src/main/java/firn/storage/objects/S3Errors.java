package firn.storage.objects;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the store's answers mean, in words. The one place where they are translated. */
record S3Errors(String place) {
    /** Answers of the kind “your fault” that pass by themselves. */
    private static final Set<String> PASSING = Set.of(
            "RequestTimeout",
            "SlowDown",
            "Throttling",
            "ThrottlingException",
            "TooManyRequests",
            "BadDigest",
            "IncompleteBody",
            "OperationAborted",
            "ConditionalRequestConflict",
            "XAmzContentSHA256Mismatch");

    IOException translate(String key, SdkException error) {
        if (error instanceof AbortedException || Thread.currentThread().isInterrupted()) {
            return Pause.interrupted(error);
        }
        if (error instanceof S3Exception answer) {
            return answered(key, answer);
        }
        return new UnavailableException("there was no good answer from " + place + ": " + root(error), error);
    }

    private IOException answered(String key, S3Exception answer) {
        String code = Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
        int status = answer.statusCode();
        if (status >= 500 || status == 429 || status == 408 || PASSING.contains(code)) {
            return new UnavailableException(place + " answered " + status + " " + code, answer);
        }
        return switch (status) {
            case 403 -> denied(code, answer);
            case 404 ->
                code.equals("NoSuchBucket")
                        ? new IOException(place + " does not exist; make it, or set the name of another", answer)
                        : new NoSuchFileException(key);
            case 409 -> new UnavailableException(place + " answered 409 " + code, answer);
            case 412 -> new FileAlreadyExistsException(key);
            case 416 -> new PastTheEndException(key);
            default -> new IOException(place + " refuses the request for " + key + ": " + status + " " + code, answer);
        };
    }

    private IOException denied(String code, S3Exception answer) {
        String why = code.equals("RequestTimeTooSkewed")
                ? "the clocks of this machine and of the store differ too much"
                : "check the access key, its secret and what they may do (" + (code.isEmpty() ? "403" : code) + ")";
        var denied = new AccessDeniedException(place, null, why);
        denied.initCause(answer);
        return denied;
    }

    private static String root(Throwable error) {
        Throwable root = error;
        for (var cause = error.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /** The object has fewer bytes than where reading was to begin. */
    static final class PastTheEndException extends IOException {
        PastTheEndException(String key) {
            super(key + " ends before");
        }
    }
}
