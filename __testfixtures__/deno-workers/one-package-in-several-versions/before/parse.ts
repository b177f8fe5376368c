import type { ZodType } from "npm:zod@4.0.0";
import { z } from "npm:zod";

export function parse<T>(schema: ZodType<T>, value: unknown): T {
  return z.any().pipe(schema).parse(value);
}
