-- migrations/0001_invoices.sql

CREATE TABLE invoices (
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  total TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE UNIQUE INDEX invoices_number_key ON invoices (number);
