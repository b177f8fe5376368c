-- migrations/0001_cars.sql

CREATE TABLE makers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT
);

INSERT INTO makers (name) VALUES ('Fiat');

CREATE TABLE cars (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plate TEXT NOT NULL,
  bought INTEGER
);

INSERT INTO cars (plate) VALUES ('AB 1'), ('AB 2');
