-- migrations/0002_drop.sql

DROP INDEX days_mood;

ALTER TABLE days DROP COLUMN mood;

ALTER TABLE days DROP COLUMN moods;

ALTER TABLE days DROP COLUMN score;
