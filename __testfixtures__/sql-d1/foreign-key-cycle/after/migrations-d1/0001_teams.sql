-- migrations/0001_teams.sql

CREATE TABLE teams (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  captain_id INTEGER,
  FOREIGN KEY (captain_id) REFERENCES players (id) ON DELETE SET NULL
);

CREATE TABLE players (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  team_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE CASCADE
);

INSERT INTO teams (name) VALUES ('Reds');

INSERT INTO players (team_id, name) VALUES (1, 'Kim');

UPDATE teams SET captain_id = 1 WHERE name = 'Reds';
