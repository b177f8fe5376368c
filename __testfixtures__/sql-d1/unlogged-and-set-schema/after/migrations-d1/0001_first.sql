-- migrations/0001_first.sql

CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  at INTEGER DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER))
);

CREATE INDEX events_kind ON events (kind);

CREATE TABLE details (
  event_id INTEGER NOT NULL,
  note TEXT,
  FOREIGN KEY (event_id) REFERENCES events (id) ON DELETE CASCADE
);

INSERT INTO events (kind) VALUES ('start'), ('stop');

INSERT INTO details (event_id, note) VALUES (1, 'first');
