package firn.storage.catalog;

import firn.core.drive.Care;
import firn.core.drive.Claims;
import firn.core.drive.Grants;
import firn.core.drive.Head;
import firn.core.drive.Journal;
import firn.core.drive.Ledger;
import firn.core.drive.Locks;
import firn.core.drive.Nodes;
import firn.core.drive.Properties;
import firn.core.drive.Replies;
import firn.core.drive.Versions;
import java.io.IOException;

/** One transaction on one drive in a database. */
final class SqlLedger implements Ledger {
    private final Sql sql;
    private final SqlHead head;
    private final SqlVersions versions;
    private final SqlNodes nodes;
    private final Currency currency;
    private final Traces traces;

    SqlLedger(Sql sql, SqlHead head) {
        this.sql = sql;
        this.head = head;
        this.currency = new Currency(sql);
        this.traces = new Traces(sql);
        this.versions = new SqlVersions(sql, currency, traces);
        this.nodes = new SqlNodes(sql, head, currency, traces);
    }

    /** Writes what was held back. */
    void settle() throws IOException {
        currency.settle();
        traces.settle();
        head.write();
    }

    /** From now on nothing can be asked. */
    void end() {
        sql.end();
    }

    @Override
    public Head head() {
        return head.head();
    }

    @Override
    public long nextId() {
        return head.nextId();
    }

    @Override
    public void addUsed(long bytes) {
        head.addUsed(bytes);
    }

    @Override
    public Nodes nodes() {
        return nodes;
    }

    @Override
    public Versions versions() {
        return versions;
    }

    @Override
    public Journal journal() {
        return new SqlJournal(sql, head, traces);
    }

    @Override
    public Locks locks() {
        return new SqlLocks(sql);
    }

    @Override
    public Properties properties() {
        return new SqlProperties(sql, traces);
    }

    @Override
    public Grants grants() {
        return new SqlGrants(sql, traces);
    }

    @Override
    public Care care() {
        return new SqlCare(sql);
    }

    @Override
    public Claims claims() {
        return new SqlClaims(sql);
    }

    @Override
    public Replies replies() {
        return new SqlReplies(sql);
    }
}
