-- migrations/0001_tables.sql

-- Left to a person (sql-d1/procedural-block):
-- IF EXISTS (SELECT 1 FROM users WHERE email IS NULL) THEN
--     RAISE EXCEPTION 'users without email';
--   END IF;

-- Left to a person (sql-d1/procedural-block):
-- IF (SELECT count(*) FROM logs) = 0 THEN
--     ALTER TABLE logs ADD COLUMN level integer;
--   END IF;

-- Left to a person (sql-d1/procedural-block):
-- DO $$ DECLARE n integer; BEGIN
--   SELECT count(*) INTO n FROM logs;
--   IF n > 0 THEN DELETE FROM logs; END IF;
-- END $$

-- Left to a person (sql-d1/procedural-block):
-- DO $$ BEGIN
--   INSERT INTO users (email) VALUES ('a@example.org');
-- EXCEPTION WHEN unique_violation THEN NULL;
-- END $$

CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL,
  at INTEGER
);

CREATE TABLE logs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id INTEGER,
  line TEXT
);
