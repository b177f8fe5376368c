ALTER TABLE teams RENAME CONSTRAINT teams_pk TO teams_pkey;
ALTER TABLE teams RENAME CONSTRAINT teams_uq TO teams_name_key;
ALTER TABLE teams RENAME CONSTRAINT teams_ck TO teams_size_check;
ALTER TABLE players RENAME CONSTRAINT players_fk TO players_team_fkey;
ALTER INDEX ix_players RENAME TO players_team_idx;
ALTER INDEX IF EXISTS ix_nothing RENAME TO anything;
