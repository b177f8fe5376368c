-- migrations/0001_lines.sql

CREATE TABLE lines (
  v TEXT NOT NULL,
  at INTEGER
);

INSERT INTO lines (v) VALUES ('a'), ('b');
