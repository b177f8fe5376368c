CREATE TABLE cups (id serial PRIMARY KEY, color text, made timestamptz);
CREATE VIEW all_cups AS SELECT * FROM cups;
CREATE VIEW counted AS SELECT count(*) AS cups FROM cups;
