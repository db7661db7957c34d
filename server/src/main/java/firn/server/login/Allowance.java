package firn.server.login;

import java.time.Duration;

/** So many at once, and after that one in each span of time. */
record Allowance(int atOnce, Duration oneIn) {}
