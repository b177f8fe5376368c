-- migrations/0002_id.sql

CREATE TABLE __new_lines (
  v TEXT NOT NULL,
  at INTEGER,
  id INTEGER PRIMARY KEY AUTOINCREMENT
);

INSERT INTO __new_lines (v, at, id)
SELECT v, at, rowid FROM lines;

DROP TABLE lines;

ALTER TABLE __new_lines RENAME TO lines;
