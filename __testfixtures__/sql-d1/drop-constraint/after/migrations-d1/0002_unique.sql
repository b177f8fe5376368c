-- migrations/0002_unique.sql

DROP INDEX shops_name_key;
