import type { ZodType } from "zod";
import { z } from "zod";

export function parse<T>(schema: ZodType<T>, value: unknown): T {
  return z.any().pipe(schema).parse(value);
}
