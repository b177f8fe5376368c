-- migrations/0001_roles.sql

CREATE TABLE members (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  role TEXT NOT NULL DEFAULT 'viewer' CHECK (role IN ('admin', 'editor', 'viewer')),
  also TEXT NOT NULL DEFAULT '[]',
  past TEXT DEFAULT '["viewer","editor"]'
);

INSERT INTO members (role, also) VALUES ('admin', '["editor","viewer"]');

INSERT INTO members (also) VALUES ('["admin"]');
