-- migrations/0002_change.sql

DROP VIEW buyers;

DROP INDEX auth_users_email_key;

DROP INDEX "Shop_orders_buyer";

ALTER TABLE auth_users ADD COLUMN __new_email TEXT;

UPDATE auth_users SET __new_email = email;

ALTER TABLE auth_users DROP COLUMN email;

ALTER TABLE auth_users RENAME COLUMN __new_email TO email;

CREATE UNIQUE INDEX auth_users_email_key ON auth_users (email);

ALTER TABLE "Shop_orders" ADD COLUMN __new_state TEXT NOT NULL DEFAULT 'new' CHECK (__new_state IN ('new', 'paid', 'sent'));

UPDATE "Shop_orders" SET __new_state = state;

ALTER TABLE "Shop_orders" DROP COLUMN state;

ALTER TABLE "Shop_orders" RENAME COLUMN __new_state TO state;

CREATE INDEX "Shop_orders_buyer" ON "Shop_orders" (buyer, state);

CREATE VIEW buyers AS
SELECT p.name, o.state FROM profiles AS p JOIN "Shop_orders" AS o ON o.buyer = p.id;
