CREATE TABLE people (id serial PRIMARY KEY, name text NOT NULL, note jsonb);
INSERT INTO people (name) VALUES ('Ann'), ('Bob'), ('Ann');
CREATE TEMP TABLE keepers AS SELECT min(id) AS id FROM people GROUP BY name;
DELETE FROM people WHERE id NOT IN (SELECT id FROM keepers);
