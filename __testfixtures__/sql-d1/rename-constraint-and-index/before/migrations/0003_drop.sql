ALTER TABLE teams DROP CONSTRAINT teams_size_check;
ALTER TABLE teams DROP CONSTRAINT teams_name_key;
DROP INDEX players_team_idx;
