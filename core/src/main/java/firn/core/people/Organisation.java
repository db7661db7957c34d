package firn.core.people;

import java.time.Instant;

/** Owner of drives. */
public record Organisation(long id, String name, Instant createdAt) {
    public Organisation {
        name = Names.checked("name of an organisation", name);
    }
}
