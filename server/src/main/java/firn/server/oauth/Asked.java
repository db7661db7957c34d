package firn.server.oauth;

import java.util.Optional;

/** A program's wish in the words a person needs to decide: which program, on which machine, to do what. */
public record Asked(String client, String device, boolean write, Optional<Long> drive) {}
