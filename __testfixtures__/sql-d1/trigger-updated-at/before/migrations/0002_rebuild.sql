-- The trigger comes back with its table.
ALTER TABLE a ALTER COLUMN v SET NOT NULL;
DROP TRIGGER b_touch ON b;
