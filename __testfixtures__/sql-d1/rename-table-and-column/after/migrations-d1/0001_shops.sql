-- migrations/0001_shops.sql

CREATE TABLE shops (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  opened INTEGER,
  CHECK (title <> '')
);

CREATE INDEX shops_title ON shops (title);

CREATE TABLE sales (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  shop_id INTEGER NOT NULL,
  cents INTEGER,
  FOREIGN KEY (shop_id) REFERENCES shops (id) ON DELETE CASCADE
);

INSERT INTO shops (title) VALUES ('Corner'), ('Market');

INSERT INTO sales (shop_id, cents) VALUES (1, 250), (2, 100);

CREATE VIEW opened_shops AS
SELECT id, opened FROM shops WHERE opened IS NOT NULL;
