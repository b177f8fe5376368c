CREATE OR REPLACE VIEW for_sale AS SELECT id, title, price, sold FROM books WHERE sold IS NOT TRUE;
