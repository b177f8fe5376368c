-- migrations/0001_spans.sql

CREATE TABLE spans (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT,
  at INTEGER
);

INSERT INTO spans (label) VALUES ('a,b');
