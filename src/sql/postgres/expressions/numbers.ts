import type { Node } from "../../parse.js";
import { baseType } from "../../types.js";
import { type Fragment, atom, level, tight } from "./fragment.js";
import { isNumber, kindOf, types } from "./kinds.js";
import { type Run, refuse } from "./run.js";

/** A value to calculate with: decimals leave the form in which they are stored. */
export function numberOf(run: Run, value: Fragment, node: Node): Fragment {
  const { catalog, choices } = run.context;
  if (value.isNull) return value;
  if (!value.type && value.literal !== undefined) {
    const digits = value.literal.trim();
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(digits)) refuse("literal", value.literal, node);
    const type = /^[+-]?\d+$/.test(digits) ? types.int4 : types.numeric;
    return {
      sql: digits.replace(/^\+/, ""),
      level: digits.startsWith("-") ? level.sign : level.atom,
      type,
      form: "number",
    };
  }
  const kind = kindOf(value.type, catalog);
  if (!kind && value.column !== undefined) return value;
  if (!isNumber(kind)) refuse("operator", `arithmetic with ${value.type?.name ?? "text"}`, node);
  if (kind !== "numeric" || value.form === "number" || choices.numeric === "real") return value;
  if (value.constant !== undefined) {
    const sign = value.constant.trim().startsWith("-");
    return { ...value, sql: value.constant.trim(), level: sign ? level.sign : level.atom, form: "number" };
  }
  if (choices.numeric === "text") {
    return { ...atom(`CAST(${value.sql} AS NUMERIC)`, value.type), form: "number", notNull: value.notNull === true };
  }
  const scale = value.type ? (baseType(value.type, catalog).modifiers[1] ?? 0) : 0;
  if (scale === 0) return { ...value, form: "number" };
  return {
    sql: `${tight(value, level.product)} / ${10 ** scale}.0`,
    level: level.product,
    type: value.type,
    form: "number",
    notNull: value.notNull === true,
  };
}

/** round() of double precision: PostgreSQL takes halves to the even number, SQLite away from zero. */
export function roundHalfEven(value: Fragment): string {
  const x = tight(value, level.product);
  return `iif(abs(${x} - trunc(${value.sql})) = 0.5, 2 * round(${x} / 2.0), round(${value.sql}))`;
}
