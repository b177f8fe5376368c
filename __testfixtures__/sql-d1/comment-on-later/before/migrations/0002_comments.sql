COMMENT ON COLUMN notes.body IS 'Markdown
of at most 10 kB';
COMMENT ON TABLE notes IS NULL;
ALTER TABLE notes ADD COLUMN author text;
