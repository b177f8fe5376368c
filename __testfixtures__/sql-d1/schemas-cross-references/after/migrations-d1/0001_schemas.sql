-- migrations/0001_schemas.sql

CREATE TABLE auth_users (
  id TEXT NOT NULL DEFAULT (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
  email TEXT NOT NULL,
  PRIMARY KEY (id)
);

CREATE UNIQUE INDEX auth_users_email_key ON auth_users (email);

CREATE TABLE profiles (
  id TEXT NOT NULL,
  name TEXT,
  PRIMARY KEY (id),
  FOREIGN KEY (id) REFERENCES auth_users (id) ON DELETE CASCADE
);

CREATE TABLE "Shop_orders" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  buyer TEXT NOT NULL,
  at INTEGER,
  state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'paid')),
  FOREIGN KEY (buyer) REFERENCES auth_users (id) ON DELETE RESTRICT
);

CREATE INDEX "Shop_orders_buyer" ON "Shop_orders" (buyer, state);

CREATE TABLE "Shop_items" (
  order_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (order_id, name),
  FOREIGN KEY (order_id) REFERENCES "Shop_orders" (id)
);

INSERT INTO auth_users (id, email) VALUES ('6f1c2a4e-0000-4000-8000-000000000001', 'a@example.org');

INSERT INTO profiles (id, name) VALUES ('6f1c2a4e-0000-4000-8000-000000000001', 'Ann');

INSERT INTO "Shop_orders" (buyer) SELECT id FROM auth_users;

CREATE VIEW buyers AS
SELECT p.name, o.state FROM profiles AS p JOIN "Shop_orders" AS o ON o.buyer = p.id;
