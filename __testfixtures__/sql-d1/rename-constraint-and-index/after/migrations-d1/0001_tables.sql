-- migrations/0001_tables.sql

CREATE TABLE teams (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  size INTEGER,
  at INTEGER,
  CONSTRAINT teams_ck CHECK (size > 0)
);

CREATE UNIQUE INDEX teams_uq ON teams (name);

CREATE TABLE players (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  team INTEGER,
  FOREIGN KEY (team) REFERENCES teams (id)
);

CREATE INDEX ix_players ON players (team);

INSERT INTO teams (name, size) VALUES ('a', 3);

INSERT INTO players (team) VALUES (1);
