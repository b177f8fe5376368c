-- migrations/0001_pets.sql

CREATE TABLE pets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('cat', 'dog'))
);

INSERT INTO pets (kind) VALUES ('cat');
