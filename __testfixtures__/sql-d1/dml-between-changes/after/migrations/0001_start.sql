CREATE TABLE people (id serial PRIMARY KEY, full_name text, tags text[]);
INSERT INTO people (full_name, tags) VALUES ('Ada Byron', '{math,"first one"}'), ('Cher', ARRAY['music']);
ALTER TABLE people ADD COLUMN short text;
UPDATE people SET short = split_part(full_name, ' ', 1) WHERE 'math' = ANY (tags);
ALTER TABLE people RENAME COLUMN full_name TO name;
INSERT INTO people (name, short) VALUES ('Bob', 'B');
