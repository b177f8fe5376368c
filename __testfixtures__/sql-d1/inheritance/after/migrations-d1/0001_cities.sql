-- migrations/0001_cities.sql

CREATE TABLE cities (
  name TEXT NOT NULL,
  population INTEGER,
  founded INTEGER
);

CREATE TABLE capitals (
  name TEXT NOT NULL,
  population INTEGER,
  founded INTEGER,
  country TEXT
);
