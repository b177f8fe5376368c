-- Up Migration
CREATE TABLE polls (id serial PRIMARY KEY, question text NOT NULL, closes_at timestamptz);

-- Down Migration
DROP TABLE polls;
