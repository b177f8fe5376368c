-- migrations/0002_rename.sql

ALTER TABLE cups RENAME COLUMN color TO colour;

DROP VIEW colors;
