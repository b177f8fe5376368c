CREATE SCHEMA archive;
CREATE UNLOGGED TABLE events (id serial PRIMARY KEY, kind text NOT NULL, at timestamptz DEFAULT now());
CREATE INDEX events_kind ON events (kind);
CREATE UNLOGGED TABLE details (event_id integer NOT NULL REFERENCES events (id) ON DELETE CASCADE, note text);
INSERT INTO events (kind) VALUES ('start'), ('stop');
INSERT INTO details VALUES (1, 'first');
