CREATE TABLE owners (id serial PRIMARY KEY, name text);
CREATE TABLE pets (id serial PRIMARY KEY, owner_id integer, age integer, name text);
INSERT INTO owners (name) VALUES ('Ann');
INSERT INTO pets (owner_id, age) VALUES (1, 3);
