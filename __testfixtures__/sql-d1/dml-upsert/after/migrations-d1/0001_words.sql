-- migrations/0001_words.sql

CREATE TABLE raw (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  word TEXT
);

INSERT INTO raw (word) VALUES ('a'), ('b'), ('a');

CREATE TABLE words (
  word TEXT NOT NULL,
  uses INTEGER NOT NULL DEFAULT 1,
  at INTEGER,
  PRIMARY KEY (word)
);

INSERT INTO words (word) VALUES ('a') ON CONFLICT DO NOTHING;

INSERT INTO words (word, uses) SELECT * FROM (SELECT word, count(*) FROM raw GROUP BY word) WHERE true ON CONFLICT (word) DO UPDATE SET uses = words.uses + excluded.uses;

INSERT INTO words AS w (word, uses) VALUES ('b', 9) ON CONFLICT (word) DO UPDATE SET uses = excluded.uses WHERE w.uses < excluded.uses RETURNING word;
