ALTER TABLE branches DROP CONSTRAINT branches_root_id_fkey;
ALTER TABLE roots ALTER COLUMN id TYPE text USING id::text;
ALTER TABLE branches ALTER COLUMN root_id TYPE text USING root_id::text;
ALTER TABLE branches ADD CONSTRAINT branches_root_id_fkey FOREIGN KEY (root_id) REFERENCES roots (id) ON DELETE CASCADE;
