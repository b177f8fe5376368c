-- migrations/0001_billing.sql

CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT
);

CREATE TABLE billing_users (
  id INT NOT NULL,
  iban TEXT,
  PRIMARY KEY (id),
  FOREIGN KEY (id) REFERENCES users (id)
);

CREATE UNIQUE INDEX billing_users_iban_key ON billing_users (iban);

CREATE TABLE billing_invoice (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id INTEGER,
  FOREIGN KEY (user_id) REFERENCES billing_users (id)
);

CREATE INDEX billing_invoice_user ON billing_invoice (user_id);

INSERT INTO users (name) VALUES ('Ann');

INSERT INTO billing_users (id, iban) VALUES (1, 'DE00');

CREATE VIEW billing_open AS
SELECT i.id, u.iban FROM billing_invoice AS i JOIN billing_users AS u ON u.id = i.user_id;
