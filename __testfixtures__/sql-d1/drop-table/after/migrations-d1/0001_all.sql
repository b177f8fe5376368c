-- migrations/0001_all.sql

CREATE TABLE parents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER
);

CREATE TABLE children (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parent_id INTEGER,
  FOREIGN KEY (parent_id) REFERENCES parents (id) ON DELETE CASCADE
);

CREATE TABLE "others" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parent_id INTEGER,
  FOREIGN KEY (parent_id) REFERENCES parents (id) ON DELETE CASCADE
);

INSERT INTO parents DEFAULT VALUES;

INSERT INTO children (parent_id) VALUES (1);

INSERT INTO "others" (parent_id) VALUES (1);
