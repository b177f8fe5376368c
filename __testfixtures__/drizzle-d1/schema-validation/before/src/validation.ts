// @ts-nocheck the packages are not installed here
import * as valibot from "drizzle-valibot";
import { createInsertSchema, createSelectSchema, createUpdateSchema } from "drizzle-zod";
import { readers, shelves } from "./schema";

export const newReader = createInsertSchema(readers, { name: (field) => field.min(1) });
export const changedReader = createUpdateSchema(readers);
export const reader = valibot.createSelectSchema(readers);

// Asks the same of both.
export const shelf = createSelectSchema(shelves);
export const newShelf = createInsertSchema(shelves);
