-- sql/R__account_names.sql

CREATE VIEW account_names AS
SELECT id, owner || ' (' || kind || ')' AS name FROM accounts;
