CREATE TABLE cities (name text NOT NULL, population integer, founded timestamptz);
CREATE TABLE capitals (country text) INHERITS (cities);
