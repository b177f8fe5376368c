-- migrations/0002_late.sql

CREATE TABLE __new_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL DEFAULT (unixepoch()),
  until INTEGER DEFAULT 1893493800,
  seen INTEGER DEFAULT (unixepoch())
);

INSERT INTO __new_events (id, at, until, seen)
SELECT id, at, until, unixepoch() FROM events;

DROP TABLE events;

ALTER TABLE __new_events RENAME TO events;
