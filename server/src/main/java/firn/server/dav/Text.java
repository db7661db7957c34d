package firn.server.dav;

/** Character data. */
record Text(String text) implements Item {}
