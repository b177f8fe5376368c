\set ON_ERROR_STOP on
\pset pager off
CREATE TABLE a (id serial PRIMARY KEY, at timestamptz);
\connect other
\if :first
\echo 'first run; nothing here'
\endif
INSERT INTO a (at) VALUES ('2024-01-01'); \echo done
CREATE INDEX a_at ON a (at) \g
