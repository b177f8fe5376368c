ALTER TABLE archive.events SET SCHEMA public;
ALTER TABLE events ADD COLUMN source text;
