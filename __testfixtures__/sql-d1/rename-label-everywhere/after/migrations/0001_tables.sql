CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE tickets (id serial PRIMARY KEY, state state NOT NULL DEFAULT 'open', closed_at timestamptz, kind text, past state[], CHECK (state <> 'closed' OR closed_at IS NOT NULL));
CREATE UNIQUE INDEX tickets_open ON tickets (kind) WHERE state = 'open'::state AND kind <> 'open';
CREATE VIEW open_tickets AS SELECT id, kind FROM tickets WHERE state = 'open';
INSERT INTO tickets (kind, past) VALUES ('open', ARRAY['open', NULL, 'closed']::state[]), ('x', NULL);
