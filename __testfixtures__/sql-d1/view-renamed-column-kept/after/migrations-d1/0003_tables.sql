-- migrations/0003_tables.sql

ALTER TABLE pets RENAME TO animals;

DROP VIEW all_nicks;

DROP VIEW nicks;

ALTER TABLE people RENAME COLUMN id TO person_id;

DROP VIEW bare;

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_people (
  person_id INTEGER PRIMARY KEY AUTOINCREMENT,
  handle TEXT,
  born TEXT,
  at INTEGER,
  CHECK (born > '1900-01-01')
);

CREATE TABLE __new_animals (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner INTEGER,
  nick TEXT,
  FOREIGN KEY (owner) REFERENCES __new_people (person_id)
);

INSERT INTO __new_people (person_id, handle, born, at)
SELECT person_id, handle, born, at FROM people;

INSERT INTO __new_animals (id, owner, nick)
SELECT id, owner, nick FROM animals;

DROP TABLE animals;

DROP TABLE people;

ALTER TABLE __new_people RENAME TO people;

ALTER TABLE __new_animals RENAME TO animals;

CREATE VIEW nicks AS
SELECT p.id, p.nick, animals.nick AS pet FROM (SELECT id, handle AS nick, born, at FROM (SELECT person_id AS id, handle, born, at FROM people) AS people) AS p LEFT JOIN animals ON animals.owner = p.id WHERE p.nick IS NOT NULL;

CREATE VIEW all_nicks AS
SELECT n.nick FROM nicks AS n ORDER BY n.nick NULLS LAST;

CREATE VIEW bare AS
SELECT handle AS nick FROM people WHERE born > '2000-01-01';
