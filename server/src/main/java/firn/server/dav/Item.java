package firn.server.dav;

/** What an element holds. */
sealed interface Item permits Element, Text {}
