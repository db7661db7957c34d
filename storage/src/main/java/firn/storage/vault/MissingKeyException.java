package firn.storage.vault;

import java.io.IOException;

/** What is asked for was sealed with a key that this server does not have. It is not damaged. */
public final class MissingKeyException extends IOException {
    private static final long serialVersionUID = 1L;

    public MissingKeyException(String what, KeyId key) {
        super(what + " is encrypted with the key " + key
                + ", which this server does not have; put that key into its key file again");
    }
}
