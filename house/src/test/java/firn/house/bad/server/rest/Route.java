package firn.house.bad.server.rest;

/** Breaks: the gate, the strangers, and knows bench. */
public final class Route {
    public firn.house.bad.server.dav.Method method;
    public firn.house.bad.core.drive.Catalog catalog;
    public firn.house.bad.bench.Load load;
}
