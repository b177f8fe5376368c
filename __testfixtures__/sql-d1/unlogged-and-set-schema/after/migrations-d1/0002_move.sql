-- migrations/0002_move.sql

ALTER TABLE events RENAME TO archive_events;

INSERT INTO archive_events (id, kind) VALUES (50, 'moved');
