ALTER TABLE children RENAME COLUMN v TO content;
ALTER TABLE children ADD CHECK (content <> '');
