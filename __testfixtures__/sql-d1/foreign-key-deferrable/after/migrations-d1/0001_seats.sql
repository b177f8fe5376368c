-- migrations/0001_seats.sql

CREATE TABLE trains (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL
);

CREATE TABLE seats (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  train_id INTEGER NOT NULL,
  second_train_id INTEGER,
  FOREIGN KEY (train_id) REFERENCES trains (id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (second_train_id) REFERENCES trains (id)
);
