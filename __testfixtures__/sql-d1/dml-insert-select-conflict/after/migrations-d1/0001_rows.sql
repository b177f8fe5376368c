-- migrations/0001_rows.sql

CREATE TABLE source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT,
  score INTEGER,
  live INTEGER NOT NULL DEFAULT true
);

INSERT INTO source (email, score, live) VALUES ('a', 1, true), ('b', 2, false), ('a', 3, true), (NULL, 4, true);

CREATE TABLE target (
  email TEXT NOT NULL,
  score INTEGER NOT NULL DEFAULT 0,
  seen INTEGER NOT NULL DEFAULT 1,
  at INTEGER
);

CREATE UNIQUE INDEX target_email ON target (email);

CREATE UNIQUE INDEX target_high ON target (score) WHERE score > 100;

INSERT INTO target (email, score) SELECT email, sum(score) FROM source WHERE live AND email IS NOT NULL GROUP BY email ON CONFLICT (email) DO NOTHING;

INSERT INTO target (email) SELECT DISTINCT email FROM source WHERE email IS NOT NULL ON CONFLICT (email) DO UPDATE SET seen = target.seen + 1, score = max(target.score, excluded.score) WHERE target.seen < 10;

INSERT INTO target (email, score) VALUES ('c', 200) ON CONFLICT (score) WHERE score > 100 DO UPDATE SET email = excluded.email;

WITH best AS (SELECT email, max(score) AS score FROM source GROUP BY email)
INSERT INTO target (email, score) SELECT email, score FROM best WHERE email IS NOT NULL ON CONFLICT (email) DO UPDATE SET (score, seen) = (excluded.score, 0) RETURNING email;
