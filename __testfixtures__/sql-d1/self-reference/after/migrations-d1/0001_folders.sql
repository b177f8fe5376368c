-- migrations/0001_folders.sql

CREATE TABLE folders (
  id TEXT NOT NULL DEFAULT (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  parent_id TEXT,
  name TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY (parent_id) REFERENCES folders (id) ON DELETE CASCADE
);

INSERT INTO folders (id, parent_id, name) VALUES
  ('6f1c2a4e-0000-4000-8000-000000000001', NULL, 'root'),
  ('6f1c2a4e-0000-4000-8000-000000000002', '6f1c2a4e-0000-4000-8000-000000000001', 'inbox');
