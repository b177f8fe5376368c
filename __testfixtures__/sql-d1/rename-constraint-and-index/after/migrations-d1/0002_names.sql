-- migrations/0002_names.sql

DROP INDEX teams_uq;

DROP INDEX ix_players;

CREATE UNIQUE INDEX teams_name_key ON teams (name);

CREATE INDEX players_team_idx ON players (team);
