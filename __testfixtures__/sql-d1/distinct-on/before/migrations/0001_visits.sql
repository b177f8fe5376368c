CREATE TABLE visits (id serial PRIMARY KEY, person text NOT NULL, at timestamptz NOT NULL, page text);
INSERT INTO visits (person, at, page) VALUES ('ann', '2024-01-01', 'a'), ('ann', '2024-01-02', 'b'), ('bob', '2024-01-01', NULL);
CREATE VIEW last_visits AS SELECT DISTINCT ON (person) * FROM visits ORDER BY person, at DESC;
CREATE VIEW first_pages AS SELECT DISTINCT ON (v.person) v.person, v.page FROM visits v ORDER BY v.person, v.at, v.id;
CREATE TABLE latest AS SELECT DISTINCT ON (person) person, page FROM visits ORDER BY person, at DESC;
DELETE FROM visits WHERE id NOT IN (SELECT DISTINCT ON (person) id FROM visits ORDER BY person, at DESC, id);
