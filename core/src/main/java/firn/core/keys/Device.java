package firn.core.keys;

import firn.core.people.Limits;
import java.time.Instant;
import java.util.Optional;

/**
 * A program on some machine that its owner let in (OAuth 2). All tokens it ever got are one family.
 *
 * @param client which program, by its OAuth client id
 * @param name what the program calls the machine
 */
public record Device(
        long id,
        long account,
        String client,
        String name,
        Limits limits,
        Instant createdAt,
        Optional<Instant> lastUsedAt) {}
