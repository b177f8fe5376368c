ALTER TABLE shops RENAME TO stores;
ALTER TABLE stores RENAME COLUMN title TO name;
ALTER TABLE sales RENAME shop_id TO store_id;
