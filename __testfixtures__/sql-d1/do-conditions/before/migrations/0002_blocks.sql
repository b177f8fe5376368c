DO $$ BEGIN
  -- The column has another name since last year.
  IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'lamps' AND column_name = 'watts')
     AND NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'lamps' AND column_name = 'power') THEN
    ALTER TABLE lamps RENAME COLUMN watts TO power;
    UPDATE lamps SET power = power || ' W';
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'lamps_name' AND conrelid = 'public.lamps'::regclass) THEN
    ALTER TABLE lamps ADD CONSTRAINT lamps_name UNIQUE (name, id);
  END IF;
  IF NOT EXISTS (SELECT FROM pg_indexes WHERE tablename = 'lamps' AND indexname = 'lamps_power') THEN
    CREATE INDEX lamps_power ON lamps (power);
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid WHERE t.typname = 'state' AND e.enumlabel = 'broken') THEN
    ALTER TYPE state ADD VALUE 'broken';
  ELSE
    DROP TYPE state CASCADE;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regclass('public.rooms') IS NULL THEN
    CREATE TABLE rooms (id serial PRIMARY KEY, name text);
    INSERT INTO rooms (name) VALUES ('hall');
  ELSIF (SELECT count(*) FROM pg_class WHERE relname = 'rooms') > 1 THEN
    DROP TABLE rooms;
  END IF;
  IF (SELECT data_type FROM information_schema.columns WHERE table_name = 'lamps' AND column_name = 'name') <> 'text' THEN
    ALTER TABLE lamps ALTER COLUMN name TYPE text;
  END IF;
  IF EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE constraint_type = 'FOREIGN KEY' AND table_name = 'lamps') THEN
    TRUNCATE lamps;
  END IF;
END $$;
