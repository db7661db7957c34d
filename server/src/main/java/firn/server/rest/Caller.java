package firn.server.rest;

import firn.core.people.Account;

/** Who is signed in, and by which session. */
record Caller(Account account, long session, String token) {}
