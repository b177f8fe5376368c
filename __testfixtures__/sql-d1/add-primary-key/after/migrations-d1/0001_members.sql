-- migrations/0001_members.sql

CREATE TABLE members (
  team INTEGER NOT NULL,
  person INTEGER NOT NULL,
  since INTEGER
);

INSERT INTO members (team, person) VALUES (1, 1), (1, 2);

CREATE TABLE codes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL
);

INSERT INTO codes (code) VALUES ('a');
