-- migrations/0002_counts.sql

CREATE TABLE old_style (
  id INT NOT NULL DEFAULT 7,
  PRIMARY KEY (id)
);

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_cities (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  country INTEGER NOT NULL,
  FOREIGN KEY (country) REFERENCES countries (code)
);

INSERT INTO __new_cities (id, country)
SELECT id, country FROM cities;

DROP TABLE cities;

ALTER TABLE __new_cities RENAME TO cities;
