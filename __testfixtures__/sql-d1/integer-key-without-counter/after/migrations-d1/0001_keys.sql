-- migrations/0001_keys.sql

CREATE TABLE countries (
  code INT NOT NULL,
  name TEXT NOT NULL,
  at INTEGER,
  PRIMARY KEY (code)
);

CREATE TABLE cities (
  id INT NOT NULL,
  country INTEGER NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY (country) REFERENCES countries (code)
);

INSERT INTO countries (code, name, at) VALUES (49, 'Germany', NULL);

INSERT INTO cities (id, country) VALUES (1, 49);
