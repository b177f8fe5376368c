-- migrations/0003_default.sql

CREATE TABLE __new_jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'new'))
);

INSERT INTO __new_jobs (id, state)
SELECT id, state FROM jobs;

DROP TABLE jobs;

ALTER TABLE __new_jobs RENAME TO jobs;
