-- migrations/0002_key.sql

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_pets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_id INTEGER,
  at INTEGER,
  FOREIGN KEY (owner_id) REFERENCES owners (id) ON DELETE CASCADE
);

INSERT INTO __new_pets (id, owner_id, at)
SELECT id, owner_id, at FROM pets;

DROP TABLE pets;

ALTER TABLE __new_pets RENAME TO pets;
