-- migrations/0001_jobs.sql

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new'))
);

INSERT INTO jobs DEFAULT VALUES;
