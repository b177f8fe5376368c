-- migrations/0001_visits.sql

CREATE TABLE visits (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person TEXT NOT NULL,
  at INTEGER NOT NULL,
  page TEXT
);

INSERT INTO visits (person, at, page) VALUES ('ann', 1704067200000, 'a'), ('ann', 1704153600000, 'b'), ('bob', 1704067200000, NULL);

CREATE TABLE latest (
  person TEXT,
  page TEXT
);

INSERT INTO latest (person, page)
SELECT person, page FROM (SELECT person, page, person AS row_number_key1, at AS row_number_key2, row_number() OVER (PARTITION BY person ORDER BY person, at DESC) AS row_number_ FROM visits) WHERE row_number_ = 1 ORDER BY row_number_key1, row_number_key2 DESC;

DELETE FROM visits WHERE id NOT IN (SELECT id FROM (SELECT id, person AS row_number_key1, at AS row_number_key2, id AS row_number_key3, row_number() OVER (PARTITION BY person ORDER BY person, at DESC, id) AS row_number_ FROM visits) WHERE row_number_ = 1 ORDER BY row_number_key1, row_number_key2 DESC, row_number_key3);

CREATE VIEW last_visits AS
SELECT id, person, at, page FROM (SELECT *, person AS row_number_key1, at AS row_number_key2, row_number() OVER (PARTITION BY visits.person ORDER BY person, at DESC) AS row_number_ FROM visits) WHERE row_number_ = 1 ORDER BY row_number_key1, row_number_key2 DESC;

CREATE VIEW first_pages AS
SELECT person, page FROM (SELECT v.person, v.page, v.person AS row_number_key1, v.at AS row_number_key2, v.id AS row_number_key3, row_number() OVER (PARTITION BY v.person ORDER BY v.person, v.at, v.id) AS row_number_ FROM visits AS v) WHERE row_number_ = 1 ORDER BY row_number_key1, row_number_key2, row_number_key3;
