-- migrations/0002_drop.sql

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_others (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  parent_id INTEGER
);

INSERT INTO __new_others (id, parent_id)
SELECT id, parent_id FROM "others";

DROP TABLE "others";

ALTER TABLE __new_others RENAME TO "others";

DROP TABLE children;

DROP TABLE parents;
