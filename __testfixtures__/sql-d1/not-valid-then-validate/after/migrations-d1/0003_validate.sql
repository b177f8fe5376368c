-- migrations/0003_validate.sql

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_pets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_id INTEGER,
  age INTEGER,
  name TEXT,
  CONSTRAINT pets_age CHECK (age >= 0),
  FOREIGN KEY (owner_id) REFERENCES owners (id) ON DELETE SET NULL
);

INSERT INTO __new_pets (id, owner_id, age, name)
SELECT id, owner_id, age, name FROM pets;

DROP TABLE pets;

ALTER TABLE __new_pets RENAME TO pets;

UPDATE pets SET name = 'Rex' WHERE name IS NULL;

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_pets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_id INTEGER,
  age INTEGER,
  name TEXT NOT NULL,
  CONSTRAINT pets_age CHECK (age >= 0),
  FOREIGN KEY (owner_id) REFERENCES owners (id) ON DELETE SET NULL
);

INSERT INTO __new_pets (id, owner_id, age, name)
SELECT id, owner_id, age, name FROM pets;

DROP TABLE pets;

ALTER TABLE __new_pets RENAME TO pets;
