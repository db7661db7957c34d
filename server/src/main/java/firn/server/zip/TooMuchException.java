package firn.server.zip;

import java.io.IOException;

/** What was selected does not go into one ZIP; {@link #words} says why. */
public final class TooMuchException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String words;

    TooMuchException(String words) {
        super(words);
        this.words = words;
    }

    public String words() {
        return words;
    }
}
