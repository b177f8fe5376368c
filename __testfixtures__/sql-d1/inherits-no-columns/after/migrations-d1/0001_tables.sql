-- migrations/0001_tables.sql

CREATE TABLE cities (
  name TEXT NOT NULL DEFAULT 'x',
  population INTEGER,
  founded INTEGER,
  CHECK (population > 0)
);

CREATE TABLE capitals (
  name TEXT NOT NULL DEFAULT 'x',
  population INTEGER,
  founded INTEGER,
  CHECK (population > 0)
);
