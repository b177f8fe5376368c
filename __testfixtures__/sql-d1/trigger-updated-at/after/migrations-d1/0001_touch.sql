-- migrations/0001_touch.sql

CREATE TABLE a (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  v TEXT,
  updated_at INTEGER
);

CREATE TRIGGER a_touch AFTER UPDATE ON a
FOR EACH ROW BEGIN
  UPDATE a SET updated_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE rowid = NEW.rowid;
END;

CREATE TABLE b (
  id TEXT NOT NULL,
  v TEXT,
  updated_at INTEGER,
  PRIMARY KEY (id)
);

CREATE TRIGGER b_touch_insert AFTER INSERT ON b
FOR EACH ROW BEGIN
  UPDATE b SET updated_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER b_touch_update AFTER UPDATE ON b
FOR EACH ROW BEGIN
  UPDATE b SET updated_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE rowid = NEW.rowid;
END;
