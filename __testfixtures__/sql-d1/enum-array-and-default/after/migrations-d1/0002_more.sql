-- migrations/0002_more.sql

CREATE TABLE __new_members (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  role TEXT NOT NULL DEFAULT 'viewer' CHECK (role IN ('admin', 'editor', 'guest', 'viewer')),
  also TEXT NOT NULL DEFAULT '[]',
  past TEXT DEFAULT '["viewer","editor"]'
);

INSERT INTO __new_members (id, role, also, past)
SELECT id, role, also, past FROM members;

DROP TABLE members;

ALTER TABLE __new_members RENAME TO members;
