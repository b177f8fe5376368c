-- sql/V1.10__account_kind.sql

ALTER TABLE accounts ADD COLUMN kind TEXT NOT NULL DEFAULT 'current';
