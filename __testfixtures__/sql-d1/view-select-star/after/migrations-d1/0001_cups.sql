-- migrations/0001_cups.sql

CREATE TABLE cups (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  color TEXT,
  made INTEGER
);

CREATE VIEW all_cups AS
SELECT * FROM cups;

CREATE VIEW counted AS
SELECT count(*) AS cups FROM cups;
