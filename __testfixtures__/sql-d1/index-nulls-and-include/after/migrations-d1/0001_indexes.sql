-- migrations/0001_indexes.sql

CREATE TABLE tasks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  project INTEGER NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open',
  due INTEGER,
  done INTEGER NOT NULL DEFAULT false,
  meta TEXT
);

CREATE UNIQUE INDEX one_open ON tasks (project) WHERE state = 'open';

CREATE UNIQUE INDEX one_undone ON tasks (project, title) WHERE NOT done;

CREATE UNIQUE INDEX tasks_title ON tasks (lower(trim(title)), project);

CREATE INDEX tasks_due_first ON tasks (due);

CREATE INDEX tasks_due_last ON tasks (due DESC);

CREATE INDEX tasks_day ON tasks (coalesce(due, 946684800000));

CREATE INDEX tasks_priority ON tasks (CAST(meta ->> '$.priority' AS INTEGER)) WHERE meta IS NOT NULL;

CREATE UNIQUE INDEX tasks_soft ON tasks (title, coalesce(due, 0)) WHERE state IN ('open', 'late');

CREATE INDEX tasks_case ON tasks ((CASE WHEN done THEN 1 ELSE 0 END), id);
