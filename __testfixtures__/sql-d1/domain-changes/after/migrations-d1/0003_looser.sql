-- migrations/0003_looser.sql

CREATE TABLE __new_votes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  share INTEGER CHECK (share >= 0 AND share <= 1000),
  kind TEXT DEFAULT 'A' CHECK (kind = upper(kind)),
  rest INTEGER DEFAULT 5 CHECK (rest >= 0 AND rest <= 1000)
);

INSERT INTO __new_votes (id, share, kind, rest)
SELECT id, share, kind, 5 FROM votes;

DROP TABLE votes;

ALTER TABLE __new_votes RENAME TO votes;
