package firn.storage.objects;

import java.io.IOException;

/** The object store did not do it this time; the same call may succeed later. */
final class UnavailableException extends IOException {
    UnavailableException(String words) {
        super(words);
    }

    UnavailableException(String words, Throwable cause) {
        super(words, cause);
    }
}
