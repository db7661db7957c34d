-- What several servers of one database share. Times are milliseconds since 1970 UTC.

-- Of what was used, such as failed sign-ins: the moment at which all of the allowance is there again. Names are hashes.
CREATE TABLE allowance (
  name TEXT ${bytewise} NOT NULL PRIMARY KEY,
  whole_at BIGINT NOT NULL
) ${clustered};
CREATE INDEX allowance_whole ON allowance (whole_at);

-- Work that one of the servers does. The columns are db-scheduler's, which alone reads and writes them, on PostgreSQL.
CREATE TABLE scheduled_tasks (
  task_name TEXT NOT NULL,
  task_instance TEXT NOT NULL,
  task_data ${blob},
  execution_time TIMESTAMP WITH TIME ZONE NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by TEXT,
  last_success TIMESTAMP WITH TIME ZONE,
  last_failure TIMESTAMP WITH TIME ZONE,
  consecutive_failures INTEGER,
  last_heartbeat TIMESTAMP WITH TIME ZONE,
  version BIGINT NOT NULL,
  priority SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
CREATE INDEX scheduled_tasks_priority ON scheduled_tasks (priority DESC, execution_time ASC);
