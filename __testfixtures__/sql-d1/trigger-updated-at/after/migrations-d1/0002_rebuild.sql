-- migrations/0002_rebuild.sql

DROP TRIGGER b_touch_insert;

DROP TRIGGER b_touch_update;

-- The trigger comes back with its table.
CREATE TABLE __new_a (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  v TEXT NOT NULL,
  updated_at INTEGER
);

INSERT INTO __new_a (id, v, updated_at)
SELECT id, v, updated_at FROM a;

DROP TABLE a;

ALTER TABLE __new_a RENAME TO a;

CREATE TRIGGER a_touch AFTER UPDATE ON a
FOR EACH ROW BEGIN
  UPDATE a SET updated_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE rowid = NEW.rowid;
END;
