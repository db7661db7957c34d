-- The journal's export beside the packs, of which a lost database is made anew.

-- Nodes whose records changed without a row in the journal (retention, sweeping, kept versions), until they are exported.
CREATE TABLE export_touched (
  id ${identity},
  drive_id BIGINT NOT NULL,
  node_id BIGINT NOT NULL
);
CREATE INDEX export_touched_drive ON export_touched (drive_id, id);

-- Work on the export that one process does at a time, and who does it until when (milliseconds since 1970 UTC).
CREATE TABLE export_lease (
  name TEXT ${bytewise} NOT NULL PRIMARY KEY,
  holder TEXT NOT NULL,
  until_at BIGINT NOT NULL
) ${clustered};
