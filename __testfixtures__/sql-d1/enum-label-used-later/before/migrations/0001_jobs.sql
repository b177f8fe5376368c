CREATE TYPE job_state AS ENUM ('new');
CREATE TABLE jobs (id serial PRIMARY KEY, state job_state NOT NULL DEFAULT 'new');
INSERT INTO jobs DEFAULT VALUES;
