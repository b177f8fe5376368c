-- migrations/0001_shop.sql

CREATE TABLE shops (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT,
  at INTEGER
);

CREATE UNIQUE INDEX shops_name_key ON shops (name);

CREATE TABLE wares (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  shop_id INTEGER,
  cents INTEGER,
  CHECK (cents > 0),
  FOREIGN KEY (shop_id) REFERENCES shops (id) ON DELETE CASCADE
);

INSERT INTO shops (name) VALUES ('S');

INSERT INTO wares (shop_id, cents) VALUES (1, 5);
