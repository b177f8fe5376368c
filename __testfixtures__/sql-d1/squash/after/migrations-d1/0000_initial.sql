CREATE TABLE roles (
  name TEXT NOT NULL,
  made INTEGER,
  PRIMARY KEY (name)
);

INSERT INTO roles (name) VALUES ('admin'), ('reader');

-- People.
CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  full_name TEXT,
  role TEXT NOT NULL,
  FOREIGN KEY (role) REFERENCES roles (name)
);
