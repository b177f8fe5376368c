ALTER TABLE members ADD CONSTRAINT members_pkey PRIMARY KEY (team, person);
ALTER TABLE codes DROP CONSTRAINT codes_pkey;
ALTER TABLE codes ADD PRIMARY KEY (code);
