package firn.core.people;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

final class InMemoryTeams implements Teams {
    private final Tables tables;

    InMemoryTeams(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Answer<Team> create(long organisation, String name) {
        synchronized (tables) {
            if (!tables.organisations.containsKey(organisation)) {
                return new Answer.Missing<>(Words.noOrganisation(organisation));
            }
            var made = new Team(tables.nextId(), organisation, name, Set.of());
            if (of(organisation).stream().anyMatch(team -> team.name().equals(made.name()))) {
                return new Answer.Taken<>(Words.teamTaken(made.name()));
            }
            tables.teams.put(made.id(), made);
            return new Answer.Done<>(made);
        }
    }

    @Override
    public Optional<Team> byId(long id) {
        synchronized (tables) {
            return Optional.ofNullable(tables.teams.get(id));
        }
    }

    @Override
    public List<Team> of(long organisation) {
        synchronized (tables) {
            return tables.teams.values().stream()
                    .filter(team -> team.organisation() == organisation)
                    .sorted(Comparator.comparing(Team::name))
                    .toList();
        }
    }

    @Override
    public Set<Long> with(long account) {
        synchronized (tables) {
            return tables.teams.values().stream()
                    .filter(team -> team.accounts().contains(account))
                    .map(Team::id)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    @Override
    public Answer<Team> setAccounts(long id, Set<Long> accounts) {
        synchronized (tables) {
            var team = tables.teams.get(id);
            if (team == null) {
                return new Answer.Missing<>(Words.noTeam(id));
            }
            for (long account : accounts) {
                if (!tables.members.containsKey(new Tables.Pair(team.organisation(), account))) {
                    return new Answer.Missing<>(Words.noMember(account, team.organisation()));
                }
            }
            var changed = new Team(id, team.organisation(), team.name(), accounts);
            tables.teams.put(id, changed);
            return new Answer.Done<>(changed);
        }
    }

    @Override
    public boolean delete(long team) {
        synchronized (tables) {
            return tables.teams.remove(team) != null;
        }
    }
}
