-- migrations/0003_back.sql

ALTER TABLE archive_events RENAME TO events;

ALTER TABLE events ADD COLUMN source TEXT;
