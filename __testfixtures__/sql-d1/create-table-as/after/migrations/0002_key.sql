ALTER TABLE top_prices ADD PRIMARY KEY (item);
