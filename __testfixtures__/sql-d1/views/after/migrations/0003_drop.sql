DROP VIEW titles;
DROP VIEW for_sale CASCADE;
