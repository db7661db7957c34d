package firn.storage.keys;

import firn.core.keys.KeyWords;
import firn.core.keys.SecondFactor;
import firn.core.keys.SecondFactors;
import firn.core.people.Answer;
import firn.core.people.Words;
import firn.storage.people.Rows;
import firn.storage.sql.Database;
import firn.storage.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class SqlSecondFactors implements SecondFactors {
    private static final String COLUMNS = "account, secret, confirmed, last_step";
    private static final String BEGIN = "INSERT INTO second_factor (account, secret) VALUES (?, ?)"
            + " ON CONFLICT (account) DO UPDATE SET secret = excluded.secret WHERE second_factor.confirmed = 0"
            + " RETURNING " + COLUMNS;
    private static final String OF = "SELECT " + COLUMNS + " FROM second_factor WHERE account = ?";
    private static final String CONFIRM = "UPDATE second_factor SET confirmed = 1, last_step = ?"
            + " WHERE account = ? AND secret = ? AND confirmed = 0";
    private static final String SPEND =
            "UPDATE second_factor SET last_step = ? WHERE account = ? AND confirmed = 1 AND last_step < ?";
    private static final String ON = "SELECT 1 FROM second_factor WHERE account = ? AND confirmed = 1";
    private static final String REMOVE = "DELETE FROM second_factor WHERE account = ?";
    private static final String SPEND_CODE = "DELETE FROM recovery_code WHERE account = ? AND code_hash = ?";
    private static final String CODES = "SELECT COUNT(*) FROM recovery_code WHERE account = ?";
    private static final String REMOVE_CODES = "DELETE FROM recovery_code WHERE account = ?";
    private static final String ADD_CODE = "INSERT INTO recovery_code (account, code_hash) VALUES (?, ?)";
    private static final String MARK = "UPDATE account SET two_factor = ? WHERE id = ?";

    private final Database database;

    SqlSecondFactors(Database database) {
        this.database = database;
    }

    @Override
    public Answer<SecondFactor> begin(long account, String sealedSecret) {
        return database.write(session -> {
            if (Rows.ACCOUNT.isMissing(session, account)) {
                return new Answer.Missing<>(Words.noAccount(account));
            }
            return session.one(BEGIN, SqlSecondFactors::factor, account, sealedSecret)
                    .<Answer<SecondFactor>>map(Answer.Done::new)
                    .orElseGet(() -> new Answer.Refused<>(KeyWords.secondFactorOn()));
        });
    }

    @Override
    public Optional<SecondFactor> of(long account) {
        return database.read(session -> session.one(OF, SqlSecondFactors::factor, account));
    }

    @Override
    public boolean confirm(SecondFactor pending, long step, List<String> recoveryHashes) {
        long account = pending.account();
        return database.<Boolean>write(session -> {
            if (session.update(CONFIRM, step, account, pending.secret()) == 0) {
                return false;
            }
            put(session, account, recoveryHashes);
            session.update(MARK, 1, account);
            return true;
        });
    }

    @Override
    public boolean spend(long account, long step) {
        return database.<Integer>write(session -> session.update(SPEND, step, account, step)) > 0;
    }

    @Override
    public boolean spendRecovery(long account, String hash) {
        return database.<Integer>write(session -> session.update(SPEND_CODE, account, hash)) > 0;
    }

    @Override
    public int recoveryLeft(long account) {
        return database.<Integer>read(
                session -> session.one(CODES, row -> row.getInt(1), account).orElse(0));
    }

    @Override
    public boolean replaceRecovery(long account, List<String> hashes) {
        return database.<Boolean>write(session -> {
            if (session.one(ON, row -> 1, account).isEmpty()) {
                return false;
            }
            put(session, account, hashes);
            return true;
        });
    }

    @Override
    public boolean remove(long account) {
        return database.<Boolean>write(session -> {
            session.update(REMOVE_CODES, account);
            session.update(MARK, 0, account);
            return session.update(REMOVE, account) > 0;
        });
    }

    private static void put(Session session, long account, List<String> hashes) throws SQLException {
        session.update(REMOVE_CODES, account);
        for (String hash : hashes) {
            session.update(ADD_CODE, account, hash);
        }
    }

    private static SecondFactor factor(ResultSet row) throws SQLException {
        return new SecondFactor(row.getLong(1), row.getString(2), row.getInt(3) == 1, row.getLong(4));
    }
}
