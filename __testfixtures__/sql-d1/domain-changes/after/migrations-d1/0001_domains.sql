-- migrations/0001_domains.sql

CREATE TABLE votes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  share INTEGER CHECK (share BETWEEN 0 AND 100),
  kind TEXT DEFAULT 'A' CHECK (kind = upper(kind))
);

INSERT INTO votes (share) VALUES (10), (20);
