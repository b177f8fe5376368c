-- migrations/0002_rename.sql

DROP VIEW open_tickets;

CREATE TABLE __new_tickets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'closed')),
  closed_at INTEGER,
  kind TEXT,
  CHECK (state <> 'closed' OR closed_at IS NOT NULL)
);

INSERT INTO __new_tickets (id, state, closed_at, kind)
SELECT id, CASE state WHEN 'open' THEN 'waiting' ELSE state END, closed_at, kind FROM tickets;

DROP TABLE tickets;

ALTER TABLE __new_tickets RENAME TO tickets;

CREATE UNIQUE INDEX tickets_open ON tickets (kind) WHERE state = 'waiting';

CREATE VIEW open_tickets AS
SELECT id, kind FROM tickets WHERE state = 'waiting';

INSERT INTO tickets (id, kind) VALUES (50, 'second');
