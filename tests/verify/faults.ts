import type { DifferenceCode } from "../../src/sql/facts/difference.js";
import { type Histories, shop } from "./histories.js";

/** A flaw that a translation of the shop may have, and what it has to be seen as. */
export interface Fault {
  readonly name: string;
  readonly histories: Histories;
  readonly seen: { readonly code: DifferenceCode; readonly table: string; readonly subject?: RegExp };
}

/** The right translation with one text replaced by another, everywhere. */
function shopWith(text: string | RegExp, by: string): Histories {
  const after = shop.after.map((file) => file.replaceAll(text, by));
  if (after.every((file, index) => file === shop.after[index])) throw new Error(`the shop has no ${String(text)}`);
  return { before: shop.before, after };
}

/** A column whose type changes while there are children: the rebuild of SQLite's documentation deletes them on D1. */
const textbookRebuild: Histories = {
  before: [
    `create table p (id integer primary key, a varchar(5));
     create table c (id integer primary key, p integer not null references p (id) on delete cascade);`,
    "alter table p alter column a type text; alter table p alter column a set not null;",
  ],
  after: [
    `create table p (id integer primary key, a text);
     create table c (id integer primary key, p integer not null references p (id) on delete cascade);`,
    `pragma foreign_keys = off;
     create table new_p (id integer primary key, a text not null);
     insert into new_p select * from p;
     drop table p;
     alter table new_p rename to p;
     pragma foreign_keys = on;`,
  ],
};

/** Goes well on an empty table, and so in most tests. */
const onlyWhenEmpty: Histories = {
  before: [
    "create table t (id integer primary key);",
    "alter table t add column at timestamptz not null default now();",
  ],
  after: [
    "create table t (id integer primary key);",
    "alter table t add column at integer not null default (cast(unixepoch('subsec') * 1000 as integer));",
  ],
};

export const faults: readonly Fault[] = [
  {
    name: "a foreign key is missing",
    histories: shopWith("references customers (id) on delete cascade", ""),
    seen: { code: "foreign-key-missing", table: "orders" },
  },
  {
    name: "a foreign key is missing, as inserts see it",
    histories: shopWith("references customers (id) on delete cascade", ""),
    seen: { code: "row-accepted", table: "orders", subject: /customer_id refers to nothing/ },
  },
  {
    name: "ON DELETE is another one",
    histories: shopWith("references customers (id) on delete cascade", "references customers (id) on delete restrict"),
    seen: { code: "foreign-key-action", table: "orders" },
  },
  {
    name: "ON DELETE is another one, as deleting sees it",
    histories: shopWith("references customers (id) on delete set null", "references customers (id) on delete cascade"),
    seen: { code: "foreign-key-action", table: "customers" },
  },
  {
    name: "ON DELETE is missing, as deleting sees it",
    histories: shopWith(" on delete cascade on update cascade", ""),
    seen: { code: "action-differs", table: "items", subject: /^deleting/ },
  },
  {
    name: "ON UPDATE is missing, as changing the key sees it",
    histories: shopWith(" on update cascade", ""),
    seen: { code: "action-differs", table: "items", subject: /^changing/ },
  },
  {
    name: "NOT NULL is dropped",
    histories: shopWith("sku text not null", "sku text"),
    seen: { code: "not-null", table: "items", subject: /^sku$/ },
  },
  {
    name: "NOT NULL is dropped, as inserts see it",
    histories: shopWith("sku text not null", "sku text"),
    seen: { code: "row-accepted", table: "items", subject: /^NULL in sku$/ },
  },
  {
    name: "NOT NULL is too much",
    histories: shopWith("price real", "price real not null"),
    seen: { code: "row-refused", table: "items", subject: /^NULL in price$/ },
  },
  {
    name: "a unique key is missing",
    histories: shopWith("email text not null unique", "email text not null"),
    seen: { code: "unique-missing", table: "customers", subject: /^email$/ },
  },
  {
    name: "a unique key is missing, as inserts see it",
    histories: shopWith("create unique index items_coupon", "create index items_coupon"),
    seen: { code: "row-accepted", table: "items", subject: /^duplicate coupon$/ },
  },
  {
    name: "a unique index over lower(…) is over the column",
    histories: shopWith("customers (lower(email))", "customers (email, name)"),
    seen: { code: "row-accepted", table: "customers", subject: /^duplicate email in upper case$/ },
  },
  {
    name: "a partial index is a full one",
    histories: shopWith(" where coupon is not null", ""),
    seen: { code: "unique-missing", table: "items" },
  },
  {
    name: "an index is missing",
    histories: shopWith("create index orders_customer on orders (customer_id);", ""),
    seen: { code: "index-missing", table: "orders" },
  },
  {
    name: "the label of an enum is misspelt",
    histories: shopWith("'paid'", "'payed'"),
    seen: { code: "enum-labels", table: "orders", subject: /^status$/ },
  },
  {
    name: "an enum is any text",
    histories: shopWith(" check (status in ('new', 'paid', 'sent'))", ""),
    seen: { code: "row-accepted", table: "orders", subject: /^unknown label in status$/ },
  },
  {
    name: "a default has another value",
    histories: shopWith("active integer not null default 1", "active integer not null default 0"),
    seen: { code: "default", table: "customers", subject: /^active$/ },
  },
  {
    name: "a default of JSON is another one, as inserts see it",
    histories: shopWith('{"theme":"dark"}', '{"theme":"light"}'),
    seen: { code: "row-stored", table: "customers", subject: /^default of settings$/ },
  },
  {
    name: "the time is in seconds in a column of milliseconds",
    histories: shopWith("(cast(unixepoch('subsec') * 1000 as integer))", "(unixepoch())"),
    seen: { code: "row-stored", table: "customers", subject: /^default of created_at$/ },
  },
  {
    name: "a default is missing",
    histories: shopWith("note text default 'none'", "note text"),
    seen: { code: "default", table: "orders", subject: /^note$/ },
  },
  {
    name: "a generated id is no id",
    histories: shopWith(/ default \(lower\(hex\(randomblob\(4\)\).*\)\)\)/g, " default (lower(hex(randomblob(16))))"),
    seen: { code: "row-stored", table: "customers", subject: /^default of id$/ },
  },
  {
    name: "a check is missing",
    histories: shopWith(" check (amount > 0 and amount < 1000)", ""),
    seen: { code: "check-missing", table: "items" },
  },
  {
    name: "a check has another bound",
    histories: shopWith("amount < 1000", "amount <= 1000"),
    seen: { code: "row-accepted", table: "items", subject: /^amount = "1000"/ },
  },
  {
    name: "a key has its columns in another order",
    histories: shopWith("primary key (order_id, line)", "primary key (line, order_id)"),
    seen: { code: "primary-key", table: "items" },
  },
  {
    name: "a type has another storage",
    histories: shopWith("tags text not null", "tags blob not null"),
    seen: { code: "type", table: "customers", subject: /^tags$/ },
  },
  {
    name: "a column eats leading zeros",
    histories: {
      before: ["create table t (id integer primary key, code text not null check (code in ('007', '008')));"],
      after: ["create table t (id integer primary key, code numeric not null check (code in ('007', '008')));"],
    },
    seen: { code: "row-stored", table: "t", subject: /^code$/ },
  },
  {
    name: "a column of a view is another one",
    histories: shopWith("select id, customer_id, status from orders", "select id, customer_id, note from orders"),
    seen: { code: "view-columns", table: "open_orders" },
  },
  {
    name: "a view has other rows",
    histories: shopWith("where status <> 'sent'", "where status <> 'new'"),
    seen: { code: "view-rows", table: "open_orders" },
  },
  {
    name: "a table is missing",
    histories: {
      before: ["create table a (id int); create table b (id int);"],
      after: ["create table a (id integer);"],
    },
    seen: { code: "table-missing", table: "b" },
  },
  {
    name: "the textbook rebuild deletes the children",
    histories: textbookRebuild,
    seen: { code: "rows-lost", table: "c" },
  },
  {
    name: "a rebuild forgets the rows",
    histories: shopWith("insert into __new_items select * from items;", ""),
    seen: { code: "rows-lost", table: "items" },
  },
  {
    name: "a rebuild mixes up columns",
    histories: shopWith(
      "insert into __new_items select * from items;",
      "insert into __new_items select order_id, line, coupon, amount, price, sku from items;",
    ),
    seen: { code: "rows-changed", table: "items" },
  },
  {
    name: "an UPDATE is left out",
    histories: shopWith("update orders set note = 'seen' where note is not null;", ""),
    seen: { code: "rows-changed", table: "orders", subject: /^note$/ },
  },
  {
    name: "a column is added in a way that only an empty table takes",
    histories: onlyWhenEmpty,
    seen: { code: "statement-fails", table: "0002.sql" },
  },
  {
    name: "a statement does not run",
    histories: shopWith("create view open_orders as", "create or replace view open_orders as"),
    seen: { code: "statement-fails", table: "0002.sql" },
  },
];
