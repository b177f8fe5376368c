CREATE SCHEMA IF NOT EXISTS billing;
CREATE TABLE public.users (id serial PRIMARY KEY, name text);
CREATE TABLE billing.users (id integer PRIMARY KEY REFERENCES public.users (id), iban text UNIQUE);
CREATE TABLE "billing"."invoice" (id bigserial PRIMARY KEY, user_id integer REFERENCES billing.users);
CREATE INDEX invoice_user ON billing.invoice (user_id);
CREATE VIEW billing.open AS SELECT i.id, u.iban FROM billing.invoice i JOIN billing.users u ON u.id = i.user_id;
INSERT INTO public.users (name) VALUES ('Ann');
INSERT INTO billing.users VALUES (1, 'DE00');
