-- migrations/0001_start.sql

CREATE TABLE people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  full_name TEXT,
  tags TEXT
);

INSERT INTO people (full_name, tags) VALUES ('Ada Byron', '["math","first one"]'), ('Cher', '["music"]');

ALTER TABLE people ADD COLUMN short TEXT;

UPDATE people SET short = substr(full_name || ' ', 1, max(instr(full_name || ' ', ' ') - 1, 0)) WHERE iif(people.tags IS NULL, NULL, 'math' IN (SELECT value FROM json_each(people.tags)));

ALTER TABLE people RENAME COLUMN full_name TO name;

INSERT INTO people (name, short) VALUES ('Bob', 'B');
