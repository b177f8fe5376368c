-- migrations/0002_rename.sql

DROP VIEW colors;

ALTER TABLE cups RENAME COLUMN color TO colour;

CREATE VIEW colors AS
SELECT colour AS color FROM cups;
