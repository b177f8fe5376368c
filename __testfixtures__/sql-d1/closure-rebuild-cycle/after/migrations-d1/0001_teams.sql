-- migrations/0001_teams.sql

CREATE TABLE teams (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT,
  captain_id INTEGER,
  at INTEGER,
  FOREIGN KEY (captain_id) REFERENCES players (id) ON DELETE SET NULL
);

CREATE TABLE players (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  team_id INTEGER NOT NULL,
  FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE CASCADE
);

INSERT INTO teams (name) VALUES ('Reds'), ('Blues');

INSERT INTO players (team_id) VALUES (1), (2);

UPDATE teams SET captain_id = id;
