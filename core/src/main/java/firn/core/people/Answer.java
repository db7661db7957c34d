package firn.core.people;

import java.util.NoSuchElementException;

/** What the directory answers to a change. All but {@link Done} mean that nothing was changed, and say why in words for the user. */
public sealed interface Answer<T> {
    record Done<T>(T value) implements Answer<T> {}

    /** Somebody else has this address or name. */
    record Taken<T>(String why) implements Answer<T> {}

    /** Something it refers to is not there. */
    record Missing<T>(String why) implements Answer<T> {}

    /** A rule speaks against it. */
    record Refused<T>(String why) implements Answer<T> {}

    /** The value, where anything else would be a mistake of the program. */
    default T value() {
        return switch (this) {
            case Done<T> done -> done.value;
            case Taken<T> taken -> throw new IllegalStateException(taken.why);
            case Missing<T> missing -> throw new NoSuchElementException(missing.why);
            case Refused<T> refused -> throw new IllegalStateException(refused.why);
        };
    }
}
