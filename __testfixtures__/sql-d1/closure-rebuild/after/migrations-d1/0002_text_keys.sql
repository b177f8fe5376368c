-- migrations/0002_text_keys.sql

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_roots (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  at INTEGER,
  PRIMARY KEY (id)
);

CREATE TABLE __new_branches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  root_id TEXT NOT NULL,
  FOREIGN KEY (root_id) REFERENCES __new_roots (id) ON DELETE CASCADE
);

CREATE TABLE __new_leaves (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  branch_id INTEGER,
  neighbour INTEGER,
  FOREIGN KEY (branch_id) REFERENCES __new_branches (id) ON DELETE SET NULL,
  FOREIGN KEY (neighbour) REFERENCES __new_leaves (id)
);

INSERT INTO __new_roots (id, name, at)
SELECT CAST(id AS TEXT), name, at FROM roots;

INSERT INTO __new_branches (id, root_id)
SELECT id, CAST(root_id AS TEXT) FROM branches;

INSERT INTO __new_leaves (id, branch_id, neighbour)
SELECT id, branch_id, neighbour FROM leaves;

DROP TABLE leaves;

DROP TABLE branches;

DROP TABLE roots;

ALTER TABLE __new_roots RENAME TO roots;

ALTER TABLE __new_branches RENAME TO branches;

ALTER TABLE __new_leaves RENAME TO leaves;

CREATE UNIQUE INDEX roots_name ON roots (name);
