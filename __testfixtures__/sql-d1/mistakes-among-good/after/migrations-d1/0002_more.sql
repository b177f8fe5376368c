-- migrations/0002_more.sql

INSERT INTO c (a_id) SELECT id FROM a;

-- Left to a person (sql-d1/statement-not-understood):
-- ALTER TABLE c ADD CONSTRAINT c_a_once UNIQUE (a_id))

ALTER TABLE c ADD COLUMN note TEXT;
