package firn.storage.people;

import firn.core.people.Answer;
import firn.core.people.Team;
import firn.core.people.Teams;
import firn.core.people.Words;
import firn.storage.sql.Database;
import firn.storage.sql.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class SqlTeams implements Teams {
    private static final String INSERT =
            "INSERT INTO team (organisation, name) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING id";
    private static final String BY_ID = "SELECT organisation, name FROM team WHERE id = ?";
    private static final String ACCOUNTS = "SELECT account FROM team_member WHERE team = ?";
    private static final String OF = "SELECT id FROM team WHERE organisation = ? ORDER BY name";
    private static final String WITH = "SELECT team FROM team_member WHERE account = ?";
    private static final String CLEAR = "DELETE FROM team_member WHERE team = ?";
    private static final String ADD = "INSERT INTO team_member (team, account)"
            + " SELECT ?, account FROM member WHERE organisation = ? AND account = ?";
    private static final String DELETE = "DELETE FROM team WHERE id = ?";
    private static final String IS_MEMBER = "SELECT 1 FROM member WHERE organisation = ? AND account = ?";

    private final Database database;

    SqlTeams(Database database) {
        this.database = database;
    }

    @Override
    public Answer<Team> create(long organisation, String name) {
        var checked = new Team(0, organisation, name, Set.of());
        return database.write(session -> {
            if (Rows.ORGANISATION.isMissing(session, organisation)) {
                return new Answer.Missing<>(Words.noOrganisation(organisation));
            }
            return session.one(INSERT, row -> row.getLong(1), organisation, checked.name())
                    .<Answer<Team>>map(id -> new Answer.Done<>(new Team(id, organisation, checked.name(), Set.of())))
                    .orElseGet(() -> new Answer.Taken<>(Words.teamTaken(checked.name())));
        });
    }

    @Override
    public Optional<Team> byId(long id) {
        return database.snapshot(session -> byId(session, id));
    }

    @Override
    public List<Team> of(long organisation) {
        return database.snapshot(session -> {
            var teams = new ArrayList<Team>();
            for (long id : session.list(OF, row -> row.getLong(1), organisation)) {
                byId(session, id).ifPresent(teams::add);
            }
            return List.copyOf(teams);
        });
    }

    @Override
    public Set<Long> with(long account) {
        return database.read(session -> Set.copyOf(session.list(WITH, row -> row.getLong(1), account)));
    }

    @Override
    public Answer<Team> setAccounts(long id, Set<Long> accounts) {
        return database.write(session -> {
            var team = byId(session, id);
            if (team.isEmpty() || Rows.TEAM.lockOrMissing(session, id)) {
                return new Answer.Missing<>(Words.noTeam(id));
            }
            long organisation = team.get().organisation();
            for (long account : accounts) {
                if (session.one(IS_MEMBER, row -> 1, organisation, account).isEmpty()) {
                    return new Answer.Missing<>(Words.noMember(account, organisation));
                }
            }
            session.update(CLEAR, id);
            for (long account : accounts) {
                session.update(ADD, id, organisation, account);
            }
            return new Answer.Done<>(new Team(id, organisation, team.get().name(), accounts));
        });
    }

    @Override
    public boolean delete(long team) {
        return database.<Integer>write(session -> session.update(DELETE, team)) > 0;
    }

    private static Optional<Team> byId(Session session, long id) throws SQLException {
        var accounts = new HashSet<>(session.list(ACCOUNTS, row -> row.getLong(1), id));
        return session.one(BY_ID, row -> new Team(id, row.getLong(1), row.getString(2), accounts), id);
    }
}
