-- migrations/0003_drop.sql

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_teams (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  size INTEGER,
  at INTEGER
);

CREATE TABLE __new_players (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  team INTEGER,
  FOREIGN KEY (team) REFERENCES __new_teams (id)
);

INSERT INTO __new_teams (id, name, size, at)
SELECT id, name, size, at FROM teams;

INSERT INTO __new_players (id, team)
SELECT id, team FROM players;

DROP TABLE players;

DROP TABLE teams;

ALTER TABLE __new_teams RENAME TO teams;

ALTER TABLE __new_players RENAME TO players;
