package firn.storage.people;

import static firn.core.people.OrganisationRole.LEGAL_REPRESENTATIVE;

import firn.core.people.Answer;
import firn.core.people.Member;
import firn.core.people.Organisation;
import firn.core.people.OrganisationRole;
import firn.core.people.Organisations;
import firn.core.people.Words;
import firn.storage.sql.Database;
import firn.storage.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

final class SqlOrganisations implements Organisations {
    private static final String INSERT = "INSERT INTO organisation (name, created_at) VALUES (?, ?) RETURNING id";
    private static final String BY_ID = "SELECT id, name, created_at FROM organisation WHERE id = ?";
    private static final String AFTER =
            "SELECT id, name, created_at FROM organisation WHERE id > ? ORDER BY id LIMIT ?";
    private static final String OF = "SELECT id, name, created_at FROM organisation"
            + " JOIN member ON organisation = id WHERE account = ? ORDER BY id";
    private static final String PUT = "INSERT INTO member (organisation, account, role, since) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (organisation, account) DO UPDATE SET role = excluded.role"
            + " RETURNING organisation, account, role, since";
    private static final String MEMBER =
            "SELECT organisation, account, role, since FROM member WHERE organisation = ? AND account = ?";
    private static final String MEMBERS =
            "SELECT organisation, account, role, since FROM member WHERE organisation = ? ORDER BY account";
    private static final String REMOVE = "DELETE FROM member WHERE organisation = ? AND account = ?";
    private static final String REMOVE_FROM_TEAMS =
            "DELETE FROM team_member WHERE account = ?" + " AND team IN (SELECT id FROM team WHERE organisation = ?)";
    private static final String OTHER_REPRESENTATIVES = "SELECT COUNT(*) FROM member"
            + " WHERE organisation = ? AND account <> ? AND role = 'LEGAL_REPRESENTATIVE'";

    private final Database database;
    private final InstantSource clock;

    SqlOrganisations(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    static Organisation insert(Session session, String name, long legalRepresentative, long now) throws SQLException {
        var checked = new Organisation(0, name, Instant.ofEpochMilli(now));
        long id =
                session.one(INSERT, row -> row.getLong(1), checked.name(), now).orElseThrow();
        session.one(PUT, row -> id, id, legalRepresentative, LEGAL_REPRESENTATIVE.name(), now);
        return new Organisation(id, checked.name(), checked.createdAt());
    }

    @Override
    public Answer<Organisation> create(String name, long legalRepresentative) {
        long now = clock.millis();
        return database.write(session -> Rows.ACCOUNT.isMissing(session, legalRepresentative)
                ? new Answer.Missing<>(Words.noAccount(legalRepresentative))
                : new Answer.Done<>(insert(session, name, legalRepresentative, now)));
    }

    @Override
    public Optional<Organisation> byId(long id) {
        return database.read(session -> session.one(BY_ID, SqlOrganisations::organisation, id));
    }

    @Override
    public List<Organisation> after(long id, int most) {
        return database.read(session -> session.list(AFTER, SqlOrganisations::organisation, id, most));
    }

    @Override
    public List<Organisation> of(long account) {
        return database.read(session -> session.list(OF, SqlOrganisations::organisation, account));
    }

    @Override
    public Answer<Member> put(long organisation, long account, OrganisationRole role) {
        long now = clock.millis();
        return database.write(session -> {
            if (Rows.ORGANISATION.lockOrMissing(session, organisation)) {
                return new Answer.Missing<>(Words.noOrganisation(organisation));
            }
            if (Rows.ACCOUNT.isMissing(session, account)) {
                return new Answer.Missing<>(Words.noAccount(account));
            }
            if (role != LEGAL_REPRESENTATIVE && isLastLegalRepresentative(session, organisation, account)) {
                return new Answer.Refused<>(Words.lastLegalRepresentative());
            }
            return new Answer.Done<>(session.one(PUT, SqlOrganisations::member, organisation, account, role.name(), now)
                    .orElseThrow());
        });
    }

    @Override
    public Answer<Member> remove(long organisation, long account) {
        return database.write(session -> {
            Rows.ORGANISATION.lockOrMissing(session, organisation);
            var member = session.one(MEMBER, SqlOrganisations::member, organisation, account);
            if (member.isEmpty()) {
                return new Answer.Missing<>(Words.noMember(account, organisation));
            }
            if (isLastLegalRepresentative(session, organisation, account)) {
                return new Answer.Refused<>(Words.lastLegalRepresentative());
            }
            session.update(REMOVE_FROM_TEAMS, account, organisation);
            session.update(REMOVE, organisation, account);
            return new Answer.Done<>(member.get());
        });
    }

    @Override
    public Optional<Member> member(long organisation, long account) {
        return database.read(session -> session.one(MEMBER, SqlOrganisations::member, organisation, account));
    }

    @Override
    public List<Member> members(long organisation) {
        return database.read(session -> session.list(MEMBERS, SqlOrganisations::member, organisation));
    }

    private static boolean isLastLegalRepresentative(Session session, long organisation, long account)
            throws SQLException {
        var member = session.one(MEMBER, SqlOrganisations::member, organisation, account);
        return member.filter(known -> known.role() == LEGAL_REPRESENTATIVE).isPresent()
                && session.one(OTHER_REPRESENTATIVES, row -> row.getLong(1), organisation, account)
                                .orElseThrow()
                        == 0;
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(row.getLong(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)));
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getLong(1),
                row.getLong(2),
                OrganisationRole.valueOf(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)));
    }
}
