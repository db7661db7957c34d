package firn.server.oauth;

import firn.core.keys.TokenPair;
import firn.core.people.Limits;
import firn.server.login.BearerTokens;
import firn.server.login.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/** A new pair of tokens, before it is hashed. Access tokens are short, for they are not looked after; refresh tokens work once. */
record Family(Secret access, Secret refresh, Instant now) {
    static final Duration ACCESS = Duration.ofMinutes(15);
    static final Duration REFRESH = Duration.ofDays(90);
    private static final String REFRESH_PREFIX = "firn_r_";

    static Family random(SecureRandom random, Instant now) {
        return new Family(
                Secret.random(BearerTokens.ACCESS_PREFIX, random), Secret.random(REFRESH_PREFIX, random), now);
    }

    TokenPair hashed() {
        return new TokenPair(
                new TokenPair.Half(access.hash(), now.plus(ACCESS)),
                new TokenPair.Half(refresh.hash(), now.plus(REFRESH)));
    }

    Tokens told(Limits limits) {
        return new Tokens(
                access.text(),
                ACCESS.toSeconds(),
                refresh.text(),
                Scope.of(limits).text());
    }
}
