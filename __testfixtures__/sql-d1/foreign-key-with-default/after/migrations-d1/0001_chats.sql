-- migrations/0001_chats.sql

CREATE TABLE users (
  id INT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (id)
);

INSERT INTO users (id, name) VALUES (-1, 'system'), (1, 'Ann');

CREATE TABLE chats (
  id INT NOT NULL,
  title TEXT NOT NULL,
  at INTEGER,
  PRIMARY KEY (id)
);

INSERT INTO chats (id, title) VALUES (1, 'first'), (2, 'second');
