CREATE TABLE teams (id serial, name text NOT NULL, size integer, at timestamptz, CONSTRAINT teams_pk PRIMARY KEY (id), CONSTRAINT teams_uq UNIQUE (name), CONSTRAINT teams_ck CHECK (size > 0));
CREATE TABLE players (id serial PRIMARY KEY, team integer, CONSTRAINT players_fk FOREIGN KEY (team) REFERENCES teams (id));
CREATE INDEX ix_players ON players (team);
INSERT INTO teams (name, size) VALUES ('a', 3);
INSERT INTO players (team) VALUES (1);
