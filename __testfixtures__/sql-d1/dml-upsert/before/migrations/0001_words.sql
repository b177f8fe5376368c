CREATE TABLE words (word text PRIMARY KEY, uses integer NOT NULL DEFAULT 1, at timestamptz);
CREATE TABLE raw (id serial PRIMARY KEY, word text);
INSERT INTO raw (word) VALUES ('a'), ('b'), ('a');
INSERT INTO words (word) VALUES ('a') ON CONFLICT DO NOTHING;
INSERT INTO words (word, uses) SELECT word, count(*) FROM raw GROUP BY word ON CONFLICT (word) DO UPDATE SET uses = words.uses + EXCLUDED.uses;
INSERT INTO words AS w VALUES ('b', 9) ON CONFLICT (word) DO UPDATE SET uses = excluded.uses WHERE w.uses < excluded.uses RETURNING word;
