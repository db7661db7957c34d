package firn.bench.report;

/** Names of the columns that goals refer to. */
public final class Column {
    public static final String APACHE = "Apache mod_dav";
    public static final String FIRN = "Firn";
    public static final String LIMIT = "raw limit";
    public static final String SMALL_DRIVE = "1,000 nodes";

    public static final String TAR = "tar over TCP";
    public static final String TAR_FLUSHED = "tar over TCP + sync";

    private Column() {}
}
