-- The catalogue: the tree, versions and journal of every drive. Every key begins with the drive. Moments are two
-- columns, seconds since 1970 and nanoseconds, so that no year and no nanosecond is lost. Yes and no are 1 and 0.
-- What an enum says is its name; a node's kind is 0 folder, 1 file, 2 link.

-- One row per drive, locked by whoever writes to the drive: so cursor order is commit order.
CREATE TABLE drive_head (
  drive_id BIGINT NOT NULL PRIMARY KEY,
  newest BIGINT NOT NULL, -- cursor
  next_id BIGINT NOT NULL,
  used BIGINT NOT NULL -- bytes of all versions
);

CREATE TABLE node (
  drive_id BIGINT NOT NULL,
  node_id BIGINT NOT NULL,
  parent_id BIGINT NOT NULL,
  name_key TEXT ${bytewise} NOT NULL, -- in the trash and beyond: with a slash and the id, since names repeat there
  name TEXT, -- NULL: the same as the key
  kind INTEGER NOT NULL,
  created_s BIGINT NOT NULL,
  created_n INTEGER NOT NULL,
  modified_s BIGINT NOT NULL,
  modified_n INTEGER NOT NULL,
  target TEXT, -- of a link
  executable INTEGER NOT NULL,
  version_id BIGINT NOT NULL, -- 0: no file
  size BIGINT NOT NULL,
  checksum ${blob},
  PRIMARY KEY (drive_id, node_id)
) ${clustered};
CREATE UNIQUE INDEX node_sibling ON node (drive_id, parent_id, name_key);

CREATE TABLE trash (
  drive_id BIGINT NOT NULL,
  node_id BIGINT NOT NULL,
  origin BIGINT NOT NULL,
  scope BIGINT NOT NULL,
  at_s BIGINT NOT NULL,
  at_n INTEGER NOT NULL,
  account BIGINT NOT NULL,
  device TEXT NOT NULL,
  PRIMARY KEY (drive_id, node_id)
) ${clustered};
CREATE INDEX trash_time ON trash (drive_id, at_s, at_n, node_id);

CREATE TABLE version (
  drive_id BIGINT NOT NULL,
  version_id BIGINT NOT NULL,
  node_id BIGINT NOT NULL,
  size BIGINT NOT NULL,
  checksum ${blob} NOT NULL,
  modified_s BIGINT NOT NULL,
  modified_n INTEGER NOT NULL,
  stored_s BIGINT NOT NULL,
  stored_n INTEGER NOT NULL,
  account BIGINT NOT NULL,
  device TEXT NOT NULL,
  kept INTEGER NOT NULL,
  is_current INTEGER NOT NULL, -- the content of a node now
  PRIMARY KEY (drive_id, version_id)
) ${clustered};
CREATE INDEX version_of ON version (drive_id, node_id, version_id);
CREATE INDEX version_spare ON version (drive_id, stored_s, stored_n, version_id) WHERE kept = 0 AND is_current = 0;

CREATE TABLE manifest (
  drive_id BIGINT NOT NULL,
  version_id BIGINT NOT NULL,
  segment INTEGER NOT NULL,
  extents ${blob} NOT NULL,
  PRIMARY KEY (drive_id, version_id, segment)
) ${clustered};

CREATE TABLE chunk (
  drive_id BIGINT NOT NULL,
  chunk_id ${blob} NOT NULL,
  length INTEGER NOT NULL,
  pack BIGINT NOT NULL,
  start BIGINT NOT NULL,
  stored INTEGER NOT NULL,
  PRIMARY KEY (drive_id, chunk_id)
) ${clustered};

CREATE TABLE digest (
  drive_id BIGINT NOT NULL,
  version_id BIGINT NOT NULL,
  algorithm TEXT ${bytewise} NOT NULL,
  hex TEXT NOT NULL,
  PRIMARY KEY (drive_id, version_id, algorithm)
) ${clustered};

-- The journal: each row holds the whole node as it was after the change.
CREATE TABLE change (
  drive_id BIGINT NOT NULL,
  cursor BIGINT NOT NULL,
  at_s BIGINT NOT NULL,
  at_n INTEGER NOT NULL,
  account BIGINT NOT NULL,
  device TEXT NOT NULL,
  kind TEXT NOT NULL,
  scope_now BIGINT NOT NULL,
  scope_before BIGINT NOT NULL, -- 0: none
  node_id BIGINT NOT NULL,
  parent_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  node_kind INTEGER NOT NULL,
  created_s BIGINT NOT NULL,
  created_n INTEGER NOT NULL,
  modified_s BIGINT NOT NULL,
  modified_n INTEGER NOT NULL,
  target TEXT,
  executable INTEGER NOT NULL,
  version_id BIGINT NOT NULL,
  size BIGINT NOT NULL,
  checksum ${blob},
  PRIMARY KEY (drive_id, cursor)
) ${clustered};
CREATE INDEX change_node ON change (drive_id, node_id, cursor);
CREATE INDEX change_parent ON change (drive_id, parent_id, cursor);

CREATE TABLE node_lock (
  drive_id BIGINT NOT NULL,
  token TEXT ${bytewise} NOT NULL,
  node_id BIGINT NOT NULL,
  shared INTEGER NOT NULL,
  deep INTEGER NOT NULL,
  account BIGINT NOT NULL,
  words TEXT NOT NULL,
  provisional INTEGER NOT NULL,
  expires_s BIGINT NOT NULL,
  expires_n INTEGER NOT NULL,
  PRIMARY KEY (drive_id, token)
) ${clustered};

CREATE TABLE node_property (
  drive_id BIGINT NOT NULL,
  node_id BIGINT NOT NULL,
  name TEXT ${bytewise} NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (drive_id, node_id, name)
) ${clustered};

CREATE TABLE node_grant (
  drive_id BIGINT NOT NULL,
  node_id BIGINT NOT NULL,
  account BIGINT NOT NULL, -- 0: everyone
  given TEXT NOT NULL,
  PRIMARY KEY (drive_id, node_id, account)
) ${clustered};
