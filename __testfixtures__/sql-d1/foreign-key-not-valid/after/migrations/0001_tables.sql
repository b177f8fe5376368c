CREATE TABLE owners (id serial PRIMARY KEY, name text);
CREATE TABLE pets (id serial PRIMARY KEY, owner_id integer, at timestamptz);
INSERT INTO owners (name) VALUES ('Ann');
INSERT INTO pets (owner_id) VALUES (1);
