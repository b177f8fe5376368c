-- migrations/0001_items.sql

CREATE TABLE kinds (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT
);

CREATE TABLE items (
  id INT NOT NULL,
  name TEXT NOT NULL DEFAULT 'none',
  kind_id INTEGER,
  amount INTEGER,
  made INTEGER DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER)),
  note TEXT,
  PRIMARY KEY (id),
  FOREIGN KEY (kind_id) REFERENCES kinds (id)
);
