-- First
CREATE TABLE notes (
  id serial PRIMARY KEY, -- the key
  body text DEFAULT 'a',
  at timestamptz
);

INSERT INTO notes (body)
VALUES
  ('one'),
  ('two');
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_class WHERE relname = 'notes_at') THEN
    CREATE INDEX notes_at ON notes (at);
  END IF;
END
$$;
CREATE VIEW bodies AS
  SELECT body
  FROM notes;
