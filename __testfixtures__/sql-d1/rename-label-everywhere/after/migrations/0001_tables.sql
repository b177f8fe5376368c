CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE tickets (id serial PRIMARY KEY, state state NOT NULL DEFAULT 'open', closed_at timestamptz, kind text, CHECK (state <> 'closed' OR closed_at IS NOT NULL));
CREATE UNIQUE INDEX tickets_open ON tickets (kind) WHERE state = 'open'::state;
CREATE VIEW open_tickets AS SELECT id, kind FROM tickets WHERE state = 'open';
INSERT INTO tickets (kind) VALUES ('open');
