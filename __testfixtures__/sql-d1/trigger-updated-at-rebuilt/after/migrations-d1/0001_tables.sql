-- migrations/0001_tables.sql

CREATE TABLE parents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  v TEXT,
  updated_at INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER))
);

CREATE TRIGGER touch_parents AFTER UPDATE ON parents
FOR EACH ROW BEGIN
  UPDATE parents SET updated_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE rowid = NEW.rowid;
END;

CREATE TABLE children (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parent_id INTEGER,
  v TEXT,
  updated_at INTEGER,
  FOREIGN KEY (parent_id) REFERENCES parents (id) ON DELETE CASCADE
);

CREATE TRIGGER touch_children AFTER UPDATE OF v ON children
FOR EACH ROW WHEN (OLD.v IS NOT NEW.v)
BEGIN
  UPDATE children SET updated_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE rowid = NEW.rowid;
END;

INSERT INTO parents (v) VALUES ('p');

INSERT INTO children (parent_id, v) VALUES (1, 'c');
