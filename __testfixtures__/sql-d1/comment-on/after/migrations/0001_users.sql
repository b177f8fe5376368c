-- People who can log in.
CREATE TABLE users (
  -- never reused
  id serial PRIMARY KEY,
  email text NOT NULL, -- lower case
  /* of the last
     login */
  seen timestamptz,
  -- too short is no name
  CONSTRAINT users_email CHECK (length(email) > 3)
);
COMMENT ON TABLE users IS 'One row a person';
COMMENT ON COLUMN users.email IS 'Where the
login link goes';
COMMENT ON CONSTRAINT users_email ON users IS 'a@b.c';
-- For the list.
CREATE INDEX users_seen ON users (seen DESC);
