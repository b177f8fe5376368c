-- migrations/0001_wines.sql

CREATE TABLE wines (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT,
  year INTEGER,
  rating REAL
);

INSERT INTO wines (name, year, rating) VALUES ('Red', 1990, CAST(4.5 AS REAL)), ('White', 2015, 3.0);

CREATE VIEW old_wines AS
SELECT name FROM wines WHERE year < 2000;
