-- migrations/0002_drop.sql

DROP INDEX logs_at;
