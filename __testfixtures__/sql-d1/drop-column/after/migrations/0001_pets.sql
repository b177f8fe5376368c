CREATE TABLE owners (id serial PRIMARY KEY);
CREATE TABLE pets (
  id serial PRIMARY KEY,
  plain text,
  indexed text,
  checked integer CHECK (checked > 0),
  owner_id integer REFERENCES owners (id),
  kept text,
  at timestamptz
);
CREATE INDEX pets_indexed ON pets (indexed);
CREATE TABLE toys (id serial PRIMARY KEY, plain text, code text UNIQUE);
INSERT INTO pets (kept) VALUES ('k');
INSERT INTO toys (plain) VALUES ('t');
