-- migrations/0001_family.sql

CREATE TABLE parents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT,
  age TEXT,
  at INTEGER
);

CREATE INDEX parents_age ON parents (age);

CREATE TABLE children (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parent_id INTEGER NOT NULL,
  name TEXT,
  FOREIGN KEY (parent_id) REFERENCES parents (id) ON DELETE CASCADE
);

CREATE TABLE toys (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  child_id INTEGER NOT NULL,
  name TEXT,
  FOREIGN KEY (child_id) REFERENCES children (id) ON DELETE CASCADE
);

INSERT INTO parents (name, age) VALUES ('P', '40'), ('Q', NULL);

INSERT INTO children (parent_id, name) VALUES (1, 'C');

INSERT INTO toys (child_id, name) VALUES (1, 'T');
