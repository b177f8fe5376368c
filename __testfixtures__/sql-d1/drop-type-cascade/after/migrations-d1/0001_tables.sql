-- migrations/0001_tables.sql

CREATE TABLE days (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  mood TEXT CHECK (mood IN ('good', 'bad')),
  moods TEXT,
  score INTEGER CHECK (score > 0),
  note TEXT
);

CREATE INDEX days_mood ON days (mood);

INSERT INTO days (mood, score, note) VALUES ('good', 3, 'n');
