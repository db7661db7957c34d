package firn.house.bad.core;

/** Breaks: core stands alone, only storage speaks SQL. */
public final class Sql {
    public java.sql.Connection connection;
    public firn.house.bad.storage.Pack pack;
}
