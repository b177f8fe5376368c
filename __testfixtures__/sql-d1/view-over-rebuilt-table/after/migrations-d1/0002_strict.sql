-- migrations/0002_strict.sql

DROP VIEW old_wines;

CREATE TABLE __new_wines (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  year INTEGER,
  rating REAL,
  CHECK (rating <= 5)
);

INSERT INTO __new_wines (id, name, year, rating)
SELECT id, name, year, rating FROM wines;

DROP TABLE wines;

ALTER TABLE __new_wines RENAME TO wines;

CREATE VIEW old_wines AS
SELECT name FROM wines WHERE year < 2000;
