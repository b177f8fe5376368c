-- migrations/0002_any_kind.sql

CREATE TABLE __new_pets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL
);

INSERT INTO __new_pets (id, kind)
SELECT id, kind FROM pets;

DROP TABLE pets;

ALTER TABLE __new_pets RENAME TO pets;
