-- sql/V1.9__accounts.sql

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner TEXT NOT NULL,
  balance TEXT NOT NULL DEFAULT '0.00'
);
