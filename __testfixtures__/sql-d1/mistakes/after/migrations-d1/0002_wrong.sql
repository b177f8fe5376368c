-- migrations/0002_wrong.sql

-- Left to a person (sql-d1/unknown-table):
-- INSERT INTO nowhere VALUES (1)

ALTER TABLE a ADD COLUMN ok TEXT;
