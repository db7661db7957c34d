-- Storage care: what is on its way to be let go.

-- At most one garbage collection of a drive is under way.
CREATE TABLE care_round (
  drive_id BIGINT NOT NULL PRIMARY KEY,
  version_floor BIGINT NOT NULL,
  is_marked INTEGER NOT NULL,
  marked_s BIGINT NOT NULL,
  marked_n INTEGER NOT NULL
);

CREATE TABLE care_chunk (
  drive_id BIGINT NOT NULL,
  chunk_id ${blob} NOT NULL,
  PRIMARY KEY (drive_id, chunk_id)
) ${clustered};

CREATE TABLE care_pack (
  drive_id BIGINT NOT NULL,
  pack BIGINT NOT NULL,
  since_s BIGINT NOT NULL,
  since_n INTEGER NOT NULL,
  is_gone INTEGER NOT NULL,
  PRIMARY KEY (drive_id, pack)
) ${clustered};

CREATE INDEX chunk_pack ON chunk (drive_id, pack, chunk_id);
