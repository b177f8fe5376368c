CREATE TABLE people (
  id integer PRIMARY KEY,
  email text NOT NULL UNIQUE,
  age integer DEFAULT 18 CHECK (age > 0),
  initial text GENERATED ALWAYS AS (upper(left(email, 1))) STORED,
  at timestamptz
);
CREATE INDEX people_age ON people (age);
CREATE TABLE plain (LIKE people);
CREATE TABLE with_defaults (LIKE people INCLUDING DEFAULTS, extra text);
CREATE TABLE with_constraints (LIKE people INCLUDING CONSTRAINTS);
CREATE TABLE with_indexes (LIKE people INCLUDING INDEXES);
CREATE TABLE with_all (LIKE people INCLUDING ALL);
CREATE TABLE all_but (LIKE people INCLUDING ALL EXCLUDING INDEXES EXCLUDING GENERATED);
INSERT INTO with_all (id, email) VALUES (1, 'ann@example.org');
