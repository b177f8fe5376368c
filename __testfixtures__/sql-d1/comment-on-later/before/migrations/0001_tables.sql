CREATE TABLE notes (id serial PRIMARY KEY, body text, at timestamptz);
COMMENT ON TABLE notes IS 'What people write';
