-- migrations/0003_drop.sql

DROP VIEW titles;

DROP VIEW cheap;

DROP VIEW for_sale;
