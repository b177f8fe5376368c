ALTER TABLE members ALTER COLUMN role SET DEFAULT 'guest';
INSERT INTO members DEFAULT VALUES;
UPDATE members SET role = 'guest' WHERE 'admin' = ANY (also);
