import { readFileSync } from "node:fs";
import { Ajv } from "ajv";

/** What of a JSON report is not as its published schema says; empty where all is. */
export function schemaErrors(name: "report" | "scan", value: unknown): unknown {
  const schema = JSON.parse(readFileSync(new URL(`../../schema/${name}-v1.json`, import.meta.url), "utf8")) as object;
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
  return validate(value) ? [] : validate.errors;
}
