-- migrations/0002_tighter.sql

CREATE TABLE __new_votes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  share INTEGER CHECK (share >= 0 AND share <= 1000),
  kind TEXT NOT NULL DEFAULT 'A' CHECK (kind = upper(kind))
);

INSERT INTO __new_votes (id, share, kind)
SELECT id, share, kind FROM votes;

DROP TABLE votes;

ALTER TABLE __new_votes RENAME TO votes;
