import type { Visit } from "@tracker/db";

export const labelOf = (visit: Visit): string => `${visit.path}: ${visit.count}`;
