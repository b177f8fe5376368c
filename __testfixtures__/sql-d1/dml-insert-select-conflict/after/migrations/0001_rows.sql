CREATE TABLE source (id serial PRIMARY KEY, email text, score integer, live boolean NOT NULL DEFAULT true);
CREATE TABLE target (email text NOT NULL, score integer NOT NULL DEFAULT 0, seen integer NOT NULL DEFAULT 1, at timestamptz, CONSTRAINT target_email UNIQUE (email));
CREATE UNIQUE INDEX target_high ON target (score) WHERE score > 100;
INSERT INTO source (email, score, live) VALUES ('a', 1, true), ('b', 2, false), ('a', 3, true), (NULL, 4, true);
INSERT INTO target (email, score) SELECT email, sum(score) FROM source WHERE live AND email IS NOT NULL GROUP BY email ON CONFLICT (email) DO NOTHING;
INSERT INTO target (email) SELECT DISTINCT email FROM source WHERE email IS NOT NULL ON CONFLICT ON CONSTRAINT target_email DO UPDATE SET seen = target.seen + 1, score = greatest(target.score, EXCLUDED.score) WHERE target.seen < 10;
INSERT INTO target (email, score) VALUES ('c', 200) ON CONFLICT (score) WHERE score > 100 DO UPDATE SET email = EXCLUDED.email;
WITH best AS (SELECT email, max(score) AS score FROM source GROUP BY email)
INSERT INTO target (email, score) SELECT email, score FROM best WHERE email IS NOT NULL ON CONFLICT (email) DO UPDATE SET (score, seen) = (EXCLUDED.score, 0) RETURNING email;
