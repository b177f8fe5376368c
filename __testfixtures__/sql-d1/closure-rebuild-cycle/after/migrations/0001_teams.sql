CREATE TABLE teams (id serial PRIMARY KEY, name text, captain_id integer, at timestamptz);
CREATE TABLE players (id serial PRIMARY KEY, team_id integer NOT NULL REFERENCES teams (id) ON DELETE CASCADE);
ALTER TABLE teams ADD CONSTRAINT teams_captain FOREIGN KEY (captain_id) REFERENCES players (id) ON DELETE SET NULL;
INSERT INTO teams (name) VALUES ('Reds'), ('Blues');
INSERT INTO players (team_id) VALUES (1), (2);
UPDATE teams SET captain_id = id;
