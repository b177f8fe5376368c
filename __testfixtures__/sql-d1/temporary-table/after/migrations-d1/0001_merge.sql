-- migrations/0001_merge.sql

CREATE TABLE people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  note TEXT
);

INSERT INTO people (name) VALUES ('Ann'), ('Bob'), ('Ann');

CREATE TABLE keepers (
  id INTEGER
);

INSERT INTO keepers (id)
SELECT min(id) AS id FROM people GROUP BY name;

DELETE FROM people WHERE id NOT IN (SELECT id FROM keepers);

DROP TABLE keepers;
