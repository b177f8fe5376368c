CREATE TABLE users (id serial PRIMARY KEY, email text, at timestamptz);
CREATE TABLE logs (id serial PRIMARY KEY, user_id integer, line text);
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM users WHERE email IS NULL) THEN
    RAISE EXCEPTION 'users without email';
  END IF;
  ALTER TABLE users ALTER COLUMN email SET NOT NULL;
  IF (SELECT count(*) FROM logs) = 0 THEN
    ALTER TABLE logs ADD COLUMN level integer;
  END IF;
END $$;
DO $$ DECLARE n integer; BEGIN
  SELECT count(*) INTO n FROM logs;
  IF n > 0 THEN DELETE FROM logs; END IF;
END $$;
DO $$ BEGIN
  INSERT INTO users (email) VALUES ('a@example.org');
EXCEPTION WHEN unique_violation THEN NULL;
END $$;
