-- migrations/0002_strict.sql

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_players (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  team_id INTEGER NOT NULL,
  FOREIGN KEY (team_id) REFERENCES __new_teams (id) ON DELETE CASCADE
);

CREATE TABLE __new_teams (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  captain_id INTEGER,
  at INTEGER,
  CONSTRAINT teams_name CHECK (name <> ''),
  FOREIGN KEY (captain_id) REFERENCES __new_players (id) ON DELETE SET NULL
);

INSERT INTO __new_players (id, team_id)
SELECT id, team_id FROM players;

INSERT INTO __new_teams (id, name, captain_id, at)
SELECT id, name, captain_id, at FROM teams;

DROP TABLE teams;

DROP TABLE players;

ALTER TABLE __new_players RENAME TO players;

ALTER TABLE __new_teams RENAME TO teams;
