-- migrations/00001_articles.sql

CREATE TABLE articles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT NOT NULL,
  updated_at INTEGER NOT NULL DEFAULT (CAST(unixepoch('subsec') * 1000 AS INTEGER))
);

CREATE TRIGGER articles_touch AFTER UPDATE ON articles
FOR EACH ROW BEGIN
  UPDATE articles SET updated_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE rowid = NEW.rowid;
END;
