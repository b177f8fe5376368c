-- migrations/0001_jobs.sql

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 3,
  state TEXT DEFAULT 'new',
  at INTEGER
);

INSERT INTO jobs (name) VALUES ('send');
