CREATE TABLE events (id serial PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(), until timestamp DEFAULT '2030-01-01 10:30:00');
INSERT INTO events (at) VALUES ('2024-03-01 12:00:00+02');
