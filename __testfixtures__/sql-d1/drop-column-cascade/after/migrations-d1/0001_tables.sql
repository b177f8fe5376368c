-- migrations/0001_tables.sql

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT,
  balance INTEGER,
  "plan" TEXT,
  at INTEGER,
  CHECK (balance >= 0),
  CHECK (balance < 1000 OR "plan" IS NOT NULL)
);

CREATE UNIQUE INDEX accounts_code_key ON accounts (code);

CREATE INDEX accounts_plan ON accounts ("plan") WHERE balance > 0;

CREATE TABLE payments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_code TEXT,
  FOREIGN KEY (account_code) REFERENCES accounts (code)
);

INSERT INTO accounts (code, balance, "plan") VALUES ('a', 500, 'p');

INSERT INTO payments (account_code) VALUES ('a');

CREATE VIEW rich AS
SELECT id, code FROM accounts WHERE balance > 100;

CREATE VIEW coded AS
SELECT r.code FROM rich AS r;
