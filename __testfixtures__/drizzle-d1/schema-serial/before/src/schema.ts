import { bigserial, integer, pgTable, serial, varchar } from 'drizzle-orm/pg-core';

export const teams = pgTable('teams', {
  id: serial('id').primaryKey(),
  name: varchar('name', { length: 100 }).notNull(),
});

export const invoices = pgTable('invoices', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  number: serial('number').notNull(),
  teamId: integer('team_id').references(() => teams.id, { onDelete: 'set null' }),
});
