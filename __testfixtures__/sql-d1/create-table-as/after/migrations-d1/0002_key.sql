-- migrations/0002_key.sql

CREATE TABLE __new_top_prices (
  item TEXT NOT NULL,
  cents INTEGER,
  PRIMARY KEY (item)
);

INSERT INTO __new_top_prices (item, cents)
SELECT item, cents FROM top_prices;

DROP TABLE top_prices;

ALTER TABLE __new_top_prices RENAME TO top_prices;
