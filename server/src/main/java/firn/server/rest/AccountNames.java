package firn.server.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import firn.core.people.Account;
import firn.core.people.Accounts;
import java.time.Duration;
import java.util.function.LongFunction;

/** Names of accounts, remembered for a minute: lists of versions and changes name the same few over and over. */
final class AccountNames implements LongFunction<String> {
    private final Accounts accounts;
    private final Cache<Long, String> names = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    AccountNames(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String apply(long account) {
        return names.get(account, id -> accounts.byId(id).map(Account::name).orElse(""));
    }
}
