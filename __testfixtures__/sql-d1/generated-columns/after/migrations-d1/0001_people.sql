-- migrations/0001_people.sql

CREATE TABLE people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  "first" TEXT NOT NULL,
  "last" TEXT,
  full_name TEXT GENERATED ALWAYS AS ("first" || ' ' || coalesce("last", '')) STORED,
  height_cm TEXT,
  cents INTEGER NOT NULL DEFAULT 0,
  euros INTEGER GENERATED ALWAYS AS (cents / 100) STORED,
  is_adult INTEGER GENERATED ALWAYS AS (cents > 1800) STORED
);

INSERT INTO people ("first", "last", cents) VALUES ('Ada', 'Byron', 4200), ('Cher', NULL, 5);
