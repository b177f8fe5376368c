CREATE TABLE teams (id serial PRIMARY KEY, name text NOT NULL, captain_id integer);
CREATE TABLE players (id serial PRIMARY KEY, team_id integer NOT NULL REFERENCES teams (id) ON DELETE CASCADE, name text NOT NULL);
ALTER TABLE teams ADD CONSTRAINT teams_captain_fk FOREIGN KEY (captain_id) REFERENCES players (id) ON DELETE SET NULL;
INSERT INTO teams (name) VALUES ('Reds');
INSERT INTO players (team_id, name) VALUES (1, 'Kim');
UPDATE teams SET captain_id = 1 WHERE name = 'Reds';
