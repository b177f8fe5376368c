-- migrations/0003_drop.sql

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_pets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kept TEXT,
  at INTEGER
);

INSERT INTO __new_pets (id, kept, at)
SELECT id, kept, at FROM pets;

DROP TABLE pets;

ALTER TABLE __new_pets RENAME TO pets;
