-- migrations/0002_drop.sql

DROP INDEX toys_code_key;

ALTER TABLE toys DROP COLUMN plain;

ALTER TABLE toys DROP COLUMN code;
