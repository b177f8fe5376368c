-- migrations/0001_tables.sql

CREATE TABLE people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  nick TEXT,
  born TEXT,
  at INTEGER
);

CREATE TABLE pets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner INTEGER,
  nick TEXT,
  FOREIGN KEY (owner) REFERENCES people (id)
);

INSERT INTO people (nick) VALUES ('ann');

INSERT INTO pets (owner, nick) VALUES (1, 'rex');

CREATE VIEW nicks AS
SELECT p.id, p.nick, pets.nick AS pet FROM people AS p LEFT JOIN pets ON pets.owner = p.id WHERE p.nick IS NOT NULL;

CREATE VIEW all_nicks AS
SELECT n.nick FROM nicks AS n ORDER BY n.nick NULLS LAST;

CREATE VIEW bare AS
SELECT nick FROM people WHERE born > '2000-01-01';
