package firn.storage.keys;

import firn.core.keys.Allowances;
import firn.core.keys.DeviceRequests;
import firn.core.keys.Devices;
import firn.core.keys.Identities;
import firn.core.keys.Keys;
import firn.core.keys.Passkeys;
import firn.core.keys.SecondFactors;
import firn.core.keys.Tickets;
import firn.storage.sql.Database;
import java.time.InstantSource;

/** In a SQL database, which stays the caller's to close. */
public final class SqlKeys implements Keys {
    private final Database database;
    private final InstantSource clock;

    public SqlKeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean isShared() {
        return database.isShared();
    }

    @Override
    public SecondFactors secondFactors() {
        return new SqlSecondFactors(database);
    }

    @Override
    public Passkeys passkeys() {
        return new SqlPasskeys(database, clock);
    }

    @Override
    public Devices devices() {
        return new SqlDevices(database, clock);
    }

    @Override
    public DeviceRequests deviceRequests() {
        return new SqlDeviceRequests(database);
    }

    @Override
    public Tickets tickets() {
        return new SqlTickets(database);
    }

    @Override
    public Identities identities() {
        return new SqlIdentities(database, clock);
    }

    @Override
    public Allowances allowances() {
        return new SqlAllowances(database);
    }
}
