INSERT INTO sales (store_id, cents) SELECT id, 5 FROM stores WHERE name = 'Corner';
