-- migrations/0001_logs.sql

CREATE TABLE logs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  level TEXT,
  at INTEGER
);

CREATE INDEX logs_at ON logs (at);
