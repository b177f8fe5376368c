-- migrations/0001_block.sql

-- One row a letter.
-- Left to a person (sql-d1/procedural-block):
-- DO $$
-- DECLARE
--   letter text;
-- BEGIN
--   FOREACH letter IN ARRAY ARRAY['a', 'b'] LOOP
--     INSERT INTO counters (name) VALUES (letter);
--   END LOOP;
-- END
-- $$

CREATE TABLE counters (
  name TEXT NOT NULL,
  value INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (name)
);
