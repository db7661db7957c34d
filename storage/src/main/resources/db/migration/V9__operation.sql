-- Looking after a server. Times are milliseconds since 1970 UTC; yes and no are 1 and 0.

-- A deleted drive waits, seen by nobody; one that is doomed is being removed, and has no way back.
ALTER TABLE drive ADD COLUMN deleted_at BIGINT; -- NULL: in use
ALTER TABLE drive ADD COLUMN doomed INTEGER NOT NULL DEFAULT 0;

-- What the server does without being asked: when it last did, how that went, and whether somebody wishes it now.
CREATE TABLE job (
  name TEXT ${bytewise} NOT NULL PRIMARY KEY,
  wished INTEGER NOT NULL DEFAULT 0,
  began_at BIGINT,
  ended_at BIGINT,
  failed INTEGER NOT NULL DEFAULT 0,
  words TEXT NOT NULL DEFAULT '',
  next_at BIGINT
) ${clustered};

-- How much is logged for a while, by all servers.
CREATE TABLE log_level (
  logger TEXT ${bytewise} NOT NULL PRIMARY KEY,
  level TEXT NOT NULL,
  until_at BIGINT NOT NULL
) ${clustered};

-- How far the reading of all that a drive keeps has come, and what the last one that came to its end has found.
CREATE TABLE scrub (
  drive_id BIGINT NOT NULL PRIMARY KEY,
  began_at BIGINT NOT NULL,
  pack BIGINT, -- NULL: none is under way
  chunk ${blob},
  chunks BIGINT NOT NULL,
  bytes BIGINT NOT NULL,
  ended_at BIGINT,
  found TEXT NOT NULL DEFAULT ''
);
CREATE TABLE scrub_damage (
  drive_id BIGINT NOT NULL,
  chunk_id ${blob} NOT NULL,
  PRIMARY KEY (drive_id, chunk_id)
) ${clustered};
