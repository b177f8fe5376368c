CREATE OR REPLACE VIEW account_names AS
SELECT id, owner || ' (' || kind || ')' AS name FROM accounts;
