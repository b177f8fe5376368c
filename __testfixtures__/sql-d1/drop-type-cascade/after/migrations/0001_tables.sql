CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE DOMAIN score AS integer CHECK (VALUE > 0);
CREATE TABLE days (id serial PRIMARY KEY, mood mood, moods mood[], score score, note text);
CREATE INDEX days_mood ON days (mood);
INSERT INTO days (mood, score, note) VALUES ('good', 3, 'n');
