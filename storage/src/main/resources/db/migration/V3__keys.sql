-- What signs people in besides passwords. Secrets of ours are kept as SHA-256 in hex; the one of an authenticator app
-- must be read again and is sealed with the server's key. Times are milliseconds since 1970 UTC; yes and no are 1 and 0.

CREATE TABLE second_factor (
  account BIGINT PRIMARY KEY REFERENCES account (id),
  secret TEXT NOT NULL,
  confirmed INTEGER NOT NULL DEFAULT 0,
  last_step BIGINT NOT NULL DEFAULT 0 -- the newest time step a code was taken for (RFC 6238 §5.2)
);

CREATE TABLE recovery_code (
  account BIGINT NOT NULL REFERENCES account (id),
  code_hash TEXT NOT NULL,
  PRIMARY KEY (account, code_hash)
);

CREATE TABLE passkey (
  id ${identity},
  account BIGINT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  credential TEXT NOT NULL UNIQUE,
  public_key TEXT NOT NULL,
  counter BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  last_used_at BIGINT
);
CREATE INDEX passkey_account ON passkey (account);

CREATE TABLE ticket (
  secret_hash TEXT PRIMARY KEY,
  use TEXT NOT NULL,
  account BIGINT REFERENCES account (id),
  note TEXT NOT NULL,
  spent INTEGER NOT NULL DEFAULT 0,
  expires_at BIGINT NOT NULL
);
CREATE INDEX ticket_account ON ticket (account);
CREATE INDEX ticket_expires ON ticket (expires_at);

CREATE TABLE device (
  id ${identity},
  account BIGINT NOT NULL REFERENCES account (id),
  client TEXT NOT NULL,
  name TEXT NOT NULL,
  drive BIGINT REFERENCES drive (id), -- NULL: every drive of the account
  read_only INTEGER NOT NULL,
  origin TEXT NOT NULL UNIQUE, -- hash of the code it was let in with
  created_at BIGINT NOT NULL,
  last_used_at BIGINT
);
CREATE INDEX device_account ON device (account);

CREATE TABLE device_token (
  token_hash TEXT PRIMARY KEY,
  device BIGINT NOT NULL REFERENCES device (id) ON DELETE CASCADE,
  refresh INTEGER NOT NULL,
  spent INTEGER NOT NULL DEFAULT 0, -- refresh tokens work once; spent ones are kept to know who uses one twice
  expires_at BIGINT NOT NULL
);
CREATE INDEX device_token_device ON device_token (device);
CREATE INDEX device_token_expires ON device_token (expires_at);

CREATE TABLE device_request (
  id ${identity},
  device_code_hash TEXT NOT NULL UNIQUE,
  user_code_hash TEXT NOT NULL UNIQUE,
  client TEXT NOT NULL,
  name TEXT NOT NULL,
  drive BIGINT,
  read_only INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'WAITING',
  account BIGINT REFERENCES account (id),
  last_poll_at BIGINT NOT NULL DEFAULT 0,
  expires_at BIGINT NOT NULL
);
CREATE INDEX device_request_expires ON device_request (expires_at);

CREATE TABLE identity (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  account BIGINT NOT NULL REFERENCES account (id),
  email TEXT NOT NULL,
  linked_at BIGINT NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX identity_account ON identity (account);
