CREATE TABLE IF NOT EXISTS jobs (id serial PRIMARY KEY, name text);
