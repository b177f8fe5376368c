-- migrations/0001_types.sql

CREATE TABLE posts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'it''s live', 'gone')),
  level TEXT CHECK (level IN ('low', 'high')),
  levels TEXT NOT NULL DEFAULT '[]'
);
