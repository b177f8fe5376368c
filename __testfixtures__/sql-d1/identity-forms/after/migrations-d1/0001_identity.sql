-- migrations/0001_identity.sql

CREATE TABLE "always" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  v TEXT
);

INSERT INTO "always" (id, v)  VALUES (7, 'seven');

CREATE TABLE by_default (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  v TEXT
);

INSERT INTO by_default (v) VALUES ('one'), ('two');

-- Left to a person (sql-d1/construct):
-- INSERT INTO by_default (id, v) OVERRIDING USER VALUE VALUES (99, 'three')

CREATE TABLE later (
  id INT NOT NULL,
  v TEXT,
  PRIMARY KEY (id)
);

INSERT INTO later (id, v) VALUES (5, 'five');

CREATE TABLE no_more (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  v TEXT
);

INSERT INTO no_more (id, v) VALUES (3, 'kept');

CREATE TABLE __new_later (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  v TEXT
);

INSERT INTO __new_later (id, v)
SELECT id, v FROM later;

DROP TABLE later;

ALTER TABLE __new_later RENAME TO later;
