\set ON_ERROR_STOP on
\echo making tables
CREATE TABLE a (id serial PRIMARY KEY, at timestamptz);
\i more.sql
CREATE TABLE b (id serial PRIMARY KEY, a_id integer REFERENCES a);
