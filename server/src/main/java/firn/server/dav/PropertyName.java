package firn.server.dav;

/** The name of an XML element or attribute; {@code namespace} is "" for none. */
record PropertyName(String namespace, String local) {
    static final String DAV = "DAV:";

    /** {@code {namespace}local}, the key under which the drive keeps a property. */
    String clark() {
        return "{" + namespace + "}" + local;
    }

    static PropertyName ofClark(String clark) {
        int close = clark.indexOf('}');
        return new PropertyName(clark.substring(1, close), clark.substring(close + 1));
    }

    static PropertyName dav(String local) {
        return new PropertyName(DAV, local);
    }

    boolean isDav(String name) {
        return namespace.equals(DAV) && local.equals(name);
    }
}
