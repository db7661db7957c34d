-- Backups: what keeps packs from being let go while they are copied.

CREATE TABLE care_pin (
  drive_id BIGINT NOT NULL,
  name TEXT ${bytewise} NOT NULL,
  until_s BIGINT NOT NULL,
  until_n INTEGER NOT NULL,
  PRIMARY KEY (drive_id, name)
) ${clustered};

-- What this installation is called by, so that no two of them share a backup's folder. One row.
CREATE TABLE installation (
  id TEXT ${bytewise} NOT NULL PRIMARY KEY
) ${clustered};
