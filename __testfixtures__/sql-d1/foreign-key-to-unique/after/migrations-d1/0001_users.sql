-- migrations/0001_users.sql

CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL,
  handle TEXT NOT NULL,
  badge TEXT
);

CREATE UNIQUE INDEX users_handle_key ON users (handle);

CREATE UNIQUE INDEX users_badge_key ON users (badge);

CREATE UNIQUE INDEX users_email ON users (email);

CREATE TABLE logins (
  email TEXT NOT NULL,
  handle TEXT,
  badge TEXT,
  FOREIGN KEY (email) REFERENCES users (email) ON UPDATE CASCADE,
  FOREIGN KEY (handle) REFERENCES users (handle),
  FOREIGN KEY (badge) REFERENCES users (badge) ON DELETE SET NULL
);
