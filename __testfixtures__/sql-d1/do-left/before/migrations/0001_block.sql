CREATE TABLE counters (name text PRIMARY KEY, value bigint NOT NULL DEFAULT 0);
-- One row a letter.
DO $$
DECLARE
  letter text;
BEGIN
  FOREACH letter IN ARRAY ARRAY['a', 'b'] LOOP
    INSERT INTO counters (name) VALUES (letter);
  END LOOP;
END
$$;
