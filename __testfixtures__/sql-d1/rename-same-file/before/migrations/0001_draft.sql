CREATE TABLE draft (id serial PRIMARY KEY, txt text, made timestamptz);
ALTER TABLE draft RENAME COLUMN txt TO body;
ALTER TABLE draft RENAME TO notes;
CREATE INDEX notes_body ON notes (body);
