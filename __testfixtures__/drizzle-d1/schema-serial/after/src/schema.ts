import { sqliteTable, integer, text } from 'drizzle-orm/sqlite-core';

export const teams = sqliteTable('teams', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name', { length: 100 }).notNull(),
});

export const invoices = sqliteTable('invoices', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  number: integer('number').notNull(),
  teamId: integer('team_id').references(() => teams.id, { onDelete: 'set null' }),
});
