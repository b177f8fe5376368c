-- migrations/0002_owner.sql

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_chats (
  id INT NOT NULL,
  title TEXT NOT NULL,
  at INTEGER,
  owner_id INTEGER NOT NULL DEFAULT -1,
  PRIMARY KEY (id),
  FOREIGN KEY (owner_id) REFERENCES users (id)
);

INSERT INTO __new_chats (id, title, at, owner_id)
SELECT id, title, at, -1 FROM chats;

DROP TABLE chats;

ALTER TABLE __new_chats RENAME TO chats;
