-- migrations/0002_rename.sql

ALTER TABLE shops RENAME TO stores;

ALTER TABLE stores RENAME COLUMN title TO name;

ALTER TABLE sales RENAME COLUMN shop_id TO store_id;
