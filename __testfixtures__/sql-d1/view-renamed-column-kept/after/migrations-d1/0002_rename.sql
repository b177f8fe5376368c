-- migrations/0002_rename.sql

DROP VIEW bare;

DROP VIEW all_nicks;

DROP VIEW nicks;

ALTER TABLE people RENAME COLUMN nick TO handle;

CREATE VIEW nicks AS
SELECT p.id, p.nick, pets.nick AS pet FROM (SELECT id, handle AS nick, born, at FROM people) AS p LEFT JOIN pets ON pets.owner = p.id WHERE p.nick IS NOT NULL;

CREATE VIEW all_nicks AS
SELECT n.nick FROM nicks AS n ORDER BY n.nick NULLS LAST;

CREATE VIEW bare AS
SELECT handle AS nick FROM people WHERE born > '2000-01-01';
