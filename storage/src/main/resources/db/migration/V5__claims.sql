-- Bulk transfer: what accounts have brought before any version refers to it, and how their commits were answered.
-- Moments are seconds since 1970 UTC; yes and no are 1 and 0.

CREATE TABLE chunk_claim (
  drive_id BIGINT NOT NULL,
  account BIGINT NOT NULL,
  chunk_id ${blob} NOT NULL,
  length INTEGER NOT NULL,
  pack BIGINT NOT NULL,
  start BIGINT NOT NULL,
  stored INTEGER NOT NULL,
  placed INTEGER NOT NULL, -- a version refers to it: its bytes are counted there
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (drive_id, account, chunk_id)
) ${clustered};

CREATE TABLE commit_reply (
  drive_id BIGINT NOT NULL,
  account BIGINT NOT NULL,
  request TEXT ${bytewise} NOT NULL,
  part INTEGER NOT NULL,
  digest ${blob} NOT NULL,
  answers ${blob} NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (drive_id, account, request, part)
) ${clustered};
