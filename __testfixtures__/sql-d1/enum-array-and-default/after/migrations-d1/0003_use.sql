-- migrations/0003_use.sql

CREATE TABLE __new_members (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  role TEXT NOT NULL DEFAULT 'guest' CHECK (role IN ('admin', 'editor', 'guest', 'viewer')),
  also TEXT NOT NULL DEFAULT '[]',
  past TEXT DEFAULT '["viewer","editor"]'
);

INSERT INTO __new_members (id, role, also, past)
SELECT id, role, also, past FROM members;

DROP TABLE members;

ALTER TABLE __new_members RENAME TO members;

INSERT INTO members DEFAULT VALUES;

UPDATE members SET role = 'guest' WHERE 'admin' IN (SELECT value FROM json_each(members.also));
