-- migrations/0001_like.sql

CREATE TABLE with_all (
  id INT NOT NULL,
  email TEXT NOT NULL,
  age INTEGER DEFAULT 18,
  initial TEXT GENERATED ALWAYS AS (upper(substr(email, 1, 1))) STORED,
  at INTEGER,
  PRIMARY KEY (id),
  CHECK (age > 0)
);

CREATE UNIQUE INDEX with_all_email_key ON with_all (email);

CREATE INDEX with_all_age_idx ON with_all (age);

INSERT INTO with_all (id, email) VALUES (1, 'ann@example.org');

CREATE TABLE people (
  id INT NOT NULL,
  email TEXT NOT NULL,
  age INTEGER DEFAULT 18,
  initial TEXT GENERATED ALWAYS AS (upper(substr(email, 1, 1))) STORED,
  at INTEGER,
  PRIMARY KEY (id),
  CHECK (age > 0)
);

CREATE UNIQUE INDEX people_email_key ON people (email);

CREATE INDEX people_age ON people (age);

CREATE TABLE plain (
  id INTEGER NOT NULL,
  email TEXT NOT NULL,
  age INTEGER,
  initial TEXT,
  at INTEGER
);

CREATE TABLE with_defaults (
  id INTEGER NOT NULL,
  email TEXT NOT NULL,
  age INTEGER DEFAULT 18,
  initial TEXT,
  at INTEGER,
  extra TEXT
);

CREATE TABLE with_constraints (
  id INTEGER NOT NULL,
  email TEXT NOT NULL,
  age INTEGER,
  initial TEXT,
  at INTEGER,
  CHECK (age > 0)
);

CREATE TABLE with_indexes (
  id INT NOT NULL,
  email TEXT NOT NULL,
  age INTEGER,
  initial TEXT,
  at INTEGER,
  PRIMARY KEY (id)
);

CREATE UNIQUE INDEX with_indexes_email_key ON with_indexes (email);

CREATE INDEX with_indexes_age_idx ON with_indexes (age);

CREATE TABLE all_but (
  id INTEGER NOT NULL,
  email TEXT NOT NULL,
  age INTEGER DEFAULT 18,
  initial TEXT,
  at INTEGER,
  CHECK (age > 0)
);
