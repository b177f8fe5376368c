-- migrations/0003_rename.sql

ALTER TABLE children RENAME COLUMN v TO content;

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_children (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parent_id INTEGER,
  content TEXT,
  updated_at INTEGER,
  CHECK (content <> ''),
  FOREIGN KEY (parent_id) REFERENCES parents (id) ON DELETE CASCADE
);

INSERT INTO __new_children (id, parent_id, content, updated_at)
SELECT id, parent_id, content, updated_at FROM children;

DROP TABLE children;

ALTER TABLE __new_children RENAME TO children;

CREATE TRIGGER touch_children AFTER UPDATE OF content ON children
FOR EACH ROW WHEN (OLD.content IS NOT NEW.content)
BEGIN
  UPDATE children SET updated_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE rowid = NEW.rowid;
END;
