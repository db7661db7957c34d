package firn.house.bad.storage;

/** Breaks: storage is below the server. */
public final class Pack {
    public firn.house.bad.server.rest.Route route;
}
