-- migrations/0001_rows.sql

CREATE TABLE rows_ (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  v TEXT,
  h TEXT
);

INSERT INTO rows_ (v) VALUES ('a');

-- Left to a person (sql-d1/function):
-- UPDATE rows_ SET h = md5(v)

-- Left to a person (sql-d1/regular-expression):
-- DELETE FROM rows_ WHERE v ~ '(a|b)+c'

-- Left to a person (sql-d1/system-catalog):
-- INSERT INTO rows_ (v) SELECT relname FROM pg_class
