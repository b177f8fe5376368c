import { Visit } from "@tracker/db";

export const totalOf = (visits: readonly Visit[]): number => visits.reduce((sum, { count }) => sum + count, 0);
