DO $$
BEGIN
  CREATE TABLE notes (id serial PRIMARY KEY, body text NOT NULL, at timestamptz);
  INSERT INTO notes (body) VALUES ('one'), ('two; three');
  RAISE NOTICE 'notes: %', 'made';
  EXECUTE 'CREATE INDEX notes_body ON notes (body)';
  EXECUTE $q$UPDATE notes SET body = 'it''s' WHERE id = 1$q$;
  PERFORM setval('notes_id_seq', 2);
  BEGIN
    ALTER TABLE notes ADD COLUMN rank integer DEFAULT 0;
    ALTER TABLE notes ADD COLUMN body text;
  EXCEPTION
    WHEN duplicate_column THEN RAISE NOTICE 'both are left out';
  END;
END;
$$;
