-- migrations/0002_blocks.sql

-- The column has another name since last year.
ALTER TABLE lamps RENAME COLUMN watts TO power;

UPDATE lamps SET power = power || ' W';

CREATE TABLE rooms (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT
);

INSERT INTO rooms (name) VALUES ('hall');

CREATE TABLE __new_lamps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT,
  state TEXT CHECK (state IN ('on', 'off', 'broken')),
  power TEXT
);

INSERT INTO __new_lamps (id, name, state, power)
SELECT id, name, state, power FROM lamps;

DROP TABLE lamps;

ALTER TABLE __new_lamps RENAME TO lamps;

CREATE UNIQUE INDEX lamps_name ON lamps (name);

CREATE INDEX lamps_power ON lamps (power);
