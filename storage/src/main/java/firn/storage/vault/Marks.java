package firn.storage.vault;

import java.io.IOException;
import java.util.Set;

/** Names that stand beside what is stored; durable when a call returns. */
public interface Marks {
    Set<String> all() throws IOException;

    /** Nothing happens where it stands already. */
    void put(String name) throws IOException;

    void remove(String name) throws IOException;
}
