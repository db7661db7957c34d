package firn.house.bad.server.dav;

/** Breaks: the strangers, and stores. */
public final class Method {
    public firn.house.bad.server.rest.Route route;
    public firn.house.bad.storage.Pack pack;
}
