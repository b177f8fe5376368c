CREATE TABLE accounts (id serial PRIMARY KEY, code text UNIQUE, balance integer CHECK (balance >= 0), plan text, at timestamptz, CHECK (balance < 1000 OR plan IS NOT NULL));
CREATE INDEX accounts_plan ON accounts (plan) WHERE balance > 0;
CREATE TABLE payments (id serial PRIMARY KEY, account_code text REFERENCES accounts (code));
CREATE VIEW rich AS SELECT id, code FROM accounts WHERE balance > 100;
CREATE VIEW coded AS SELECT r.code FROM rich r;
INSERT INTO accounts (code, balance, plan) VALUES ('a', 500, 'p');
INSERT INTO payments (account_code) VALUES ('a');
