-- migrations/0001_events.sql

CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  day TEXT NOT NULL DEFAULT (date('now')),
  until TEXT DEFAULT '2030-01-01T10:30:00.000Z',
  CHECK (until > '2020-01-01T00:00:00.000Z')
);

INSERT INTO events (at, day) VALUES ('2024-03-01T10:00:00.000Z', '2024-03-01');
