-- migrations/0001_tables.sql

CREATE TABLE tickets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  closed_at INTEGER,
  kind TEXT,
  CHECK (state <> 'closed' OR closed_at IS NOT NULL)
);

CREATE UNIQUE INDEX tickets_open ON tickets (kind) WHERE state = 'open';

INSERT INTO tickets (kind) VALUES ('open');

CREATE VIEW open_tickets AS
SELECT id, kind FROM tickets WHERE state = 'open';
