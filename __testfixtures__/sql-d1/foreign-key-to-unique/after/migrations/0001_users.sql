CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL, handle text NOT NULL UNIQUE, badge text);
CREATE UNIQUE INDEX users_email ON users (email);
ALTER TABLE users ADD CONSTRAINT users_badge_key UNIQUE (badge);
CREATE TABLE logins (
  email text NOT NULL REFERENCES users (email) ON UPDATE CASCADE,
  handle text REFERENCES users (handle),
  badge text REFERENCES users (badge) ON DELETE SET NULL
);
