-- migrations/0002_drop.sql

DROP VIEW coded;

DROP VIEW rich;

PRAGMA defer_foreign_keys = ON;

CREATE TABLE __new_accounts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  "plan" TEXT,
  at INTEGER
);

CREATE TABLE __new_payments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_code TEXT
);

INSERT INTO __new_accounts (id, "plan", at)
SELECT id, "plan", at FROM accounts;

INSERT INTO __new_payments (id, account_code)
SELECT id, account_code FROM payments;

DROP TABLE payments;

DROP TABLE accounts;

ALTER TABLE __new_accounts RENAME TO accounts;

ALTER TABLE __new_payments RENAME TO payments;
