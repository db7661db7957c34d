package firn.core.people;

import static firn.core.people.OrganisationRole.LEGAL_REPRESENTATIVE;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

final class InMemoryOrganisations implements Organisations {
    private final Tables tables;

    InMemoryOrganisations(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Answer<Organisation> create(String name, long legalRepresentative) {
        synchronized (tables) {
            if (!tables.accounts.containsKey(legalRepresentative)) {
                return new Answer.Missing<>(Words.noAccount(legalRepresentative));
            }
            var made = new Organisation(tables.nextId(), name, tables.now());
            tables.organisations.put(made.id(), made);
            put(made.id(), legalRepresentative, LEGAL_REPRESENTATIVE);
            return new Answer.Done<>(made);
        }
    }

    @Override
    public Optional<Organisation> byId(long id) {
        synchronized (tables) {
            return Optional.ofNullable(tables.organisations.get(id));
        }
    }

    @Override
    public List<Organisation> after(long id, int most) {
        synchronized (tables) {
            return tables.organisations.tailMap(id, false).values().stream()
                    .limit(most)
                    .toList();
        }
    }

    @Override
    public List<Organisation> of(long account) {
        synchronized (tables) {
            return tables.organisations.values().stream()
                    .filter(organisation -> member(organisation.id(), account).isPresent())
                    .toList();
        }
    }

    @Override
    public Answer<Member> put(long organisation, long account, OrganisationRole role) {
        synchronized (tables) {
            if (!tables.organisations.containsKey(organisation)) {
                return new Answer.Missing<>(Words.noOrganisation(organisation));
            }
            if (!tables.accounts.containsKey(account)) {
                return new Answer.Missing<>(Words.noAccount(account));
            }
            if (role != LEGAL_REPRESENTATIVE && isLastLegalRepresentative(organisation, account)) {
                return new Answer.Refused<>(Words.lastLegalRepresentative());
            }
            var since = member(organisation, account).map(Member::since).orElseGet(tables::now);
            var member = new Member(organisation, account, role, since);
            tables.members.put(new Tables.Pair(organisation, account), member);
            return new Answer.Done<>(member);
        }
    }

    @Override
    public Answer<Member> remove(long organisation, long account) {
        synchronized (tables) {
            if (isLastLegalRepresentative(organisation, account)) {
                return new Answer.Refused<>(Words.lastLegalRepresentative());
            }
            var gone = tables.members.remove(new Tables.Pair(organisation, account));
            if (gone == null) {
                return new Answer.Missing<>(Words.noMember(account, organisation));
            }
            tables.teams.replaceAll((id, team) -> team.organisation() == organisation ? without(team, account) : team);
            return new Answer.Done<>(gone);
        }
    }

    @Override
    public Optional<Member> member(long organisation, long account) {
        synchronized (tables) {
            return Optional.ofNullable(tables.members.get(new Tables.Pair(organisation, account)));
        }
    }

    @Override
    public List<Member> members(long organisation) {
        synchronized (tables) {
            return tables.members.values().stream()
                    .filter(member -> member.organisation() == organisation)
                    .sorted(Comparator.comparingLong(Member::account))
                    .toList();
        }
    }

    private boolean isLastLegalRepresentative(long organisation, long account) {
        Predicate<Member> represents = member -> member.role() == LEGAL_REPRESENTATIVE;
        return member(organisation, account).filter(represents).isPresent()
                && members(organisation).stream().filter(represents).count() == 1;
    }

    private static Team without(Team team, long account) {
        var left = team.accounts().stream().filter(id -> id != account).collect(Collectors.toSet());
        return new Team(team.id(), team.organisation(), team.name(), left);
    }
}
