-- migrations/0002_change.sql

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_parents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  v TEXT NOT NULL,
  updated_at INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER))
);

CREATE TABLE __new_children (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parent_id INTEGER,
  v TEXT,
  updated_at INTEGER,
  FOREIGN KEY (parent_id) REFERENCES __new_parents (id) ON DELETE CASCADE
);

INSERT INTO __new_parents (id, v, updated_at)
SELECT id, v, updated_at FROM parents;

INSERT INTO __new_children (id, parent_id, v, updated_at)
SELECT id, parent_id, v, updated_at FROM children;

DROP TABLE children;

DROP TABLE parents;

ALTER TABLE __new_parents RENAME TO parents;

ALTER TABLE __new_children RENAME TO children;

CREATE UNIQUE INDEX parents_v ON parents (v);

CREATE TRIGGER touch_parents AFTER UPDATE ON parents
FOR EACH ROW BEGIN
  UPDATE parents SET updated_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER touch_children AFTER UPDATE OF v ON children
FOR EACH ROW WHEN (OLD.v IS NOT NEW.v)
BEGIN
  UPDATE children SET updated_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE rowid = NEW.rowid;
END;
