-- migrations/0001_tree.sql

CREATE TABLE roots (
  id INT NOT NULL,
  name TEXT NOT NULL,
  at INTEGER,
  PRIMARY KEY (id)
);

CREATE UNIQUE INDEX roots_name ON roots (name);

CREATE TABLE branches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  root_id INTEGER NOT NULL,
  FOREIGN KEY (root_id) REFERENCES roots (id) ON DELETE CASCADE
);

CREATE TABLE leaves (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  branch_id INTEGER,
  neighbour INTEGER,
  FOREIGN KEY (branch_id) REFERENCES branches (id) ON DELETE SET NULL,
  FOREIGN KEY (neighbour) REFERENCES leaves (id)
);

INSERT INTO roots (id, name) VALUES (1, 'oak'), (2, 'elm');

INSERT INTO branches (root_id) VALUES (1), (2);

INSERT INTO leaves (branch_id, neighbour) VALUES (1, NULL), (2, 1);
