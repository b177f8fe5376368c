-- migrations/0003_others.sql

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_wares (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  shop_id INTEGER,
  cents INTEGER,
  FOREIGN KEY (shop_id) REFERENCES shops (id) ON DELETE SET NULL
);

INSERT INTO __new_wares (id, shop_id, cents)
SELECT id, shop_id, cents FROM wares;

DROP TABLE wares;

ALTER TABLE __new_wares RENAME TO wares;
