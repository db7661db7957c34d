package firn.core.keys;

import firn.core.people.Accounts;
import firn.core.people.Answer;
import firn.core.people.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class InMemorySecondFactors implements SecondFactors {
    private final Accounts accounts;
    private final Map<Long, SecondFactor> factors = new HashMap<>();
    private final Map<Long, Set<String>> recovery = new HashMap<>();

    InMemorySecondFactors(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public synchronized Answer<SecondFactor> begin(long account, String sealedSecret) {
        if (accounts.byId(account).isEmpty()) {
            return new Answer.Missing<>(Words.noAccount(account));
        }
        if (on(account)) {
            return new Answer.Refused<>(KeyWords.secondFactorOn());
        }
        var begun = new SecondFactor(account, sealedSecret, false, 0);
        factors.put(account, begun);
        return new Answer.Done<>(begun);
    }

    @Override
    public synchronized Optional<SecondFactor> of(long account) {
        return Optional.ofNullable(factors.get(account));
    }

    @Override
    public synchronized boolean confirm(SecondFactor pending, long step, List<String> recoveryHashes) {
        long account = pending.account();
        var known = of(account);
        if (on(account)
                || known.filter(it -> it.secret().equals(pending.secret())).isEmpty()) {
            return false;
        }
        factors.put(account, new SecondFactor(account, pending.secret(), true, step));
        recovery.put(account, new HashSet<>(recoveryHashes));
        accounts.setTwoFactor(account, true);
        return true;
    }

    @Override
    public synchronized boolean spend(long account, long step) {
        var known = of(account).filter(it -> it.confirmed() && it.lastStep() < step);
        known.ifPresent(it -> factors.put(account, new SecondFactor(account, it.secret(), true, step)));
        return known.isPresent();
    }

    @Override
    public synchronized boolean spendRecovery(long account, String hash) {
        return recovery.getOrDefault(account, new HashSet<>()).remove(hash);
    }

    @Override
    public synchronized int recoveryLeft(long account) {
        return recovery.getOrDefault(account, Set.of()).size();
    }

    @Override
    public synchronized boolean replaceRecovery(long account, List<String> hashes) {
        if (!on(account)) {
            return false;
        }
        recovery.put(account, new HashSet<>(hashes));
        return true;
    }

    @Override
    public synchronized boolean remove(long account) {
        recovery.remove(account);
        accounts.setTwoFactor(account, false);
        return factors.remove(account) != null;
    }

    private boolean on(long account) {
        return of(account).filter(SecondFactor::confirmed).isPresent();
    }
}
