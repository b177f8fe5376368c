-- migrations/0001_cups.sql

CREATE TABLE cups (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  color TEXT,
  made INTEGER
);

CREATE VIEW colors AS
SELECT color FROM cups;

CREATE VIEW ids AS
SELECT id FROM cups;
