CREATE TABLE users (id integer PRIMARY KEY, name text NOT NULL);
CREATE TABLE chats (id integer PRIMARY KEY, title text NOT NULL, at timestamptz);
INSERT INTO users (id, name) VALUES (-1, 'system'), (1, 'Ann');
INSERT INTO chats (id, title) VALUES (1, 'first'), (2, 'second');
