-- The directory: who may sign in, which organisations and drives there are, who belongs to them.
-- Times are milliseconds since 1970 UTC; yes and no are 1 and 0; names of roles are those of the Java enums.

CREATE TABLE account (
  id ${identity},
  email TEXT NOT NULL,
  email_key TEXT NOT NULL UNIQUE, -- lower case: two accounts never differ in case alone
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  two_factor INTEGER NOT NULL DEFAULT 0,
  blocked INTEGER NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL
);

CREATE TABLE organisation (
  id ${identity},
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE member (
  organisation BIGINT NOT NULL REFERENCES organisation (id),
  account BIGINT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  since BIGINT NOT NULL,
  PRIMARY KEY (organisation, account)
);
CREATE INDEX member_account ON member (account);

CREATE TABLE team (
  id ${identity},
  organisation BIGINT NOT NULL REFERENCES organisation (id),
  name TEXT NOT NULL,
  UNIQUE (organisation, name)
);

CREATE TABLE team_member (
  team BIGINT NOT NULL REFERENCES team (id) ON DELETE CASCADE,
  account BIGINT NOT NULL REFERENCES account (id),
  PRIMARY KEY (team, account)
);
CREATE INDEX team_member_account ON team_member (account);

CREATE TABLE drive (
  id ${identity},
  organisation BIGINT NOT NULL REFERENCES organisation (id),
  name TEXT NOT NULL,
  offer TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (organisation, name)
);

CREATE TABLE drive_member (
  drive BIGINT NOT NULL REFERENCES drive (id),
  account BIGINT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  since BIGINT NOT NULL,
  PRIMARY KEY (drive, account)
);
CREATE INDEX drive_member_account ON drive_member (account);

CREATE TABLE app_password (
  id ${identity},
  account BIGINT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  secret_hash TEXT NOT NULL UNIQUE,
  drive BIGINT REFERENCES drive (id), -- NULL: every drive of the account
  read_only INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  last_used_at BIGINT,
  revoked_at BIGINT
);
CREATE INDEX app_password_account ON app_password (account);

CREATE TABLE browser_session (
  id ${identity},
  account BIGINT NOT NULL REFERENCES account (id),
  token_hash TEXT NOT NULL UNIQUE,
  user_agent TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX browser_session_account ON browser_session (account);
CREATE INDEX browser_session_expires ON browser_session (expires_at);
