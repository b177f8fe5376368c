import { splitPostgres } from "../../src/sql/postgres/split.js";
import { defaultChoices } from "../../src/sql/types.js";
import type { Engines, Verification } from "../../src/verify/verify.js";
import { verifyMigrations } from "../../src/verify/verify.js";

/** Two histories that belong together: files of PostgreSQL, files of D1. */
export interface Histories {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Compares histories that are given as texts. */
export function verifyTexts({ before, after }: Histories, engines: Engines): Promise<Verification> {
  const name = (index: number) => `${String(index + 1).padStart(4, "0")}.sql`;
  return verifyMigrations(
    before.map((text, index) => ({ path: name(index), statements: splitPostgres(text) })),
    after.map((text, index) => ({ path: name(index), text })),
    defaultChoices,
    engines,
  );
}

/** A shop in three files, with every kind of fact, and its right translation. */
export const shop = {
  before: [
    `create type "Status" as enum ('new', 'paid', 'sent');
     create table customers (
       id uuid primary key default gen_random_uuid(),
       email varchar(120) not null unique,
       name text,
       active boolean not null default true,
       tags text[] not null default '{}',
       settings jsonb default '{"theme": "dark"}',
       created_at timestamptz not null default now()
     );
     create table orders (
       id serial primary key,
       customer_id uuid not null references customers (id) on delete cascade,
       status "Status" not null default 'new',
       total numeric(10, 2) not null default 0,
       note text,
       check (total >= 0)
     );
     create index orders_customer on orders (customer_id);`,
    `create table items (
       order_id integer not null references orders (id) on delete cascade on update cascade,
       line integer not null,
       sku text not null,
       amount integer not null default 1 check (amount > 0 and amount < 1000),
       price double precision,
       coupon text,
       primary key (order_id, line)
     );
     create unique index items_coupon on items (coupon) where coupon is not null;
     create unique index customers_email_lower on customers (lower(email));
     create view open_orders as select id, customer_id, status from orders where status <> 'sent';`,
    `alter table customers add column parent_id uuid references customers (id) on delete set null;
     alter table orders alter column note set default 'none';
     update orders set note = 'seen' where note is not null;`,
  ],
  after: [
    `create table customers (
       id text primary key not null default (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
       email text not null unique,
       name text,
       active integer not null default 1,
       tags text not null default '[]',
       settings text default '{"theme":"dark"}',
       created_at integer not null default (cast(unixepoch('subsec') * 1000 as integer))
     );
     create table orders (
       id integer primary key,
       customer_id text not null references customers (id) on delete cascade,
       status text not null default 'new' check (status in ('new', 'paid', 'sent')),
       total text not null default '0.00',
       note text,
       check (cast(total as real) >= 0)
     );
     create index orders_customer on orders (customer_id);`,
    `create table items (
       order_id integer not null references orders (id) on delete cascade on update cascade,
       line integer not null,
       sku text not null,
       amount integer not null default 1 check (amount > 0 and amount < 1000),
       price real,
       coupon text,
       primary key (order_id, line)
     );
     create unique index items_coupon on items (coupon) where coupon is not null;
     create unique index customers_email_lower on customers (lower(email));
     create view open_orders as select id, customer_id, status from orders where status <> 'sent';`,
    `alter table customers add column parent_id text references customers (id) on delete set null;
     create table __new_orders (
       id integer primary key,
       customer_id text not null references customers (id) on delete cascade,
       status text not null default 'new' check (status in ('new', 'paid', 'sent')),
       total text not null default '0.00',
       note text default 'none',
       check (cast(total as real) >= 0)
     );
     create table __new_items (
       order_id integer not null references __new_orders (id) on delete cascade on update cascade,
       line integer not null,
       sku text not null,
       amount integer not null default 1 check (amount > 0 and amount < 1000),
       price real,
       coupon text,
       primary key (order_id, line)
     );
     insert into __new_orders select * from orders;
     insert into __new_items select * from items;
     drop view open_orders;
     drop table items;
     drop table orders;
     alter table __new_orders rename to orders;
     alter table __new_items rename to items;
     create index orders_customer on orders (customer_id);
     create unique index items_coupon on items (coupon) where coupon is not null;
     create view open_orders as select id, customer_id, status from orders where status <> 'sent';
     update orders set note = 'seen' where note is not null;`,
  ],
} as const satisfies Histories;
