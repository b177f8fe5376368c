ALTER TABLE events SET SCHEMA archive;
ALTER TABLE archive.events SET LOGGED;
ALTER TABLE details SET LOGGED;
INSERT INTO archive.events (id, kind) VALUES (50, 'moved');
