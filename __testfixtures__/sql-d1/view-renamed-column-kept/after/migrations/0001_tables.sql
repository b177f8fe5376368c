CREATE TABLE people (id serial PRIMARY KEY, nick text, born date, at timestamptz);
CREATE TABLE pets (id serial PRIMARY KEY, owner integer REFERENCES people (id), nick text);
CREATE VIEW nicks AS SELECT p.id, p.nick, pets.nick AS pet FROM people p LEFT JOIN pets ON pets.owner = p.id WHERE p.nick IS NOT NULL;
CREATE VIEW all_nicks AS SELECT n.nick FROM nicks n ORDER BY n.nick;
CREATE VIEW bare AS SELECT nick FROM people WHERE born > '2000-01-01';
INSERT INTO people (nick) VALUES ('ann');
INSERT INTO pets (owner, nick) VALUES (1, 'rex');
