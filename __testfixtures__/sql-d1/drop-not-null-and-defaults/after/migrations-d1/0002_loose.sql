-- migrations/0002_loose.sql

CREATE TABLE __new_jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT,
  tries INTEGER NOT NULL DEFAULT 5,
  state TEXT,
  at INTEGER DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER))
);

INSERT INTO __new_jobs (id, name, tries, state, at)
SELECT id, name, tries, state, at FROM jobs;

DROP TABLE jobs;

ALTER TABLE __new_jobs RENAME TO jobs;
