-- migrations/0001_users.sql

-- People who can log in.
-- too short is no name
-- For the list.
-- One row a person
CREATE TABLE users (
  -- never reused
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- lower case
  -- Where the
  -- login link goes
  email TEXT NOT NULL,
  -- of the last
  -- login
  seen INTEGER,
  CONSTRAINT users_email CHECK (length(email) > 3)
);

CREATE INDEX users_seen ON users (seen DESC);
