-- migrations/0001_base.sql

CREATE TABLE lamps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT,
  state TEXT CHECK (state IN ('on', 'off')),
  watts TEXT
);

CREATE UNIQUE INDEX lamps_name ON lamps (name);

INSERT INTO lamps (name, watts) VALUES ('desk', '40'), ('floor', '60');
