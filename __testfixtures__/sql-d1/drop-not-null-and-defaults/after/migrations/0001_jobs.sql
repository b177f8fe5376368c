CREATE TABLE jobs (id serial PRIMARY KEY, name text NOT NULL, tries integer NOT NULL DEFAULT 3, state text DEFAULT 'new', at timestamptz);
INSERT INTO jobs (name) VALUES ('send');
