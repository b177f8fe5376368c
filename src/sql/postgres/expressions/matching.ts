import type { Node } from "../../parse.js";
import { quoteText } from "../../sqlite/names.js";
import { type Fragment, atom, level, tight } from "./fragment.js";
import { kindOf, types } from "./kinds.js";
import { type TextCondition, conditionsOfRegex, fitsPattern, globOfLike } from "./patterns.js";
import { type Run, note, refuse } from "./run.js";

export interface Match {
  readonly text: Fragment;
  readonly pattern: Fragment;
  readonly negated: boolean;
  readonly node: Node;
}

const knownText = (value: Fragment): string | undefined => value.literal ?? value.constant;

function isText(run: Run, { text, node }: Match): void {
  const kind = kindOf(text.type, run.context.catalog);
  if (text.isNull || (kind === undefined && (text.literal !== undefined || text.column !== undefined))) return;
  if (kind !== "text") refuse("operator", `a pattern over ${text.type?.name ?? "NULL"}`, node);
}

/** LIKE of PostgreSQL: it tells upper from lower case. */
export function like(run: Run, match: Match, escape: string): Fragment {
  isText(run, match);
  const { text, pattern, negated, node } = match;
  const known = knownText(pattern);
  if (known === undefined) refuse("pattern", "LIKE with a pattern that is calculated", node);
  if (text.type?.name === "citext") return insensitiveLike(run, match, escape);
  const glob = globOfLike(known, escape);
  if (glob === undefined) refuse("pattern", quoteText(known), node);
  return matched(text, negated, "GLOB", quoteText(glob));
}

/** ILIKE: LIKE of SQLite, which folds the letters of ASCII. */
export function insensitiveLike(run: Run, match: Match, escape: string): Fragment {
  isText(run, match);
  const { text, pattern, negated, node } = match;
  const known = knownText(pattern);
  if (known !== undefined && (!fitsPattern(known) || (escape !== "" && known.endsWith(escape)))) {
    refuse("pattern", quoteText(known), node);
  }
  note(run, "letter-case", "ILIKE", node);
  const needsEscape = escape !== "" && (known === undefined || known.includes(escape));
  const clause = needsEscape ? ` ESCAPE ${quoteText(escape)}` : "";
  return matched(text, negated, "LIKE", tight(pattern, level.relation) + clause);
}

function matched(text: Fragment, negated: boolean, operator: string, pattern: string): Fragment {
  return {
    sql: `${tight(text, level.equality)} ${negated ? "NOT " : ""}${operator} ${pattern}`,
    level: level.equality,
    type: types.bool,
  };
}

/** `~`, `~*`: the regular expressions that GLOB can say. */
export function regex(run: Run, match: Match, ignoreCase: boolean): Fragment {
  isText(run, match);
  const { text, pattern, negated, node } = match;
  const known = knownText(pattern);
  const conditions = known === undefined ? undefined : conditionsOfRegex(known, ignoreCase);
  if (!conditions) refuse("regular-expression", known === undefined ? "a calculated one" : quoteText(known), node);
  const [only] = conditions;
  if (conditions.length === 1 && only) {
    const sql = conditionSql(text, only, negated);
    return { sql, level: level.equality, type: types.bool };
  }
  const all = conditions.map((condition) => conditionSql(text, condition, false)).join(" AND ");
  return negated
    ? { sql: `NOT (${all})`, level: level.not, type: types.bool }
    : { ...atom(all, types.bool), level: level.and };
}

function conditionSql(text: Fragment, condition: TextCondition, negated: boolean): string {
  const left = tight(text, level.equality);
  switch (condition.is) {
    case "glob": {
      const part = condition.from === 1 ? left : `substr(${text.sql}, ${condition.from})`;
      return `${part} ${condition.not === negated ? "" : "NOT "}GLOB ${quoteText(condition.pattern)}`;
    }
    case "length": {
      const { least, most } = condition;
      if (most === undefined && least === 1) return `${left} ${negated ? "=" : "<>"} ''`;
      if (most === undefined) return `length(${text.sql}) ${negated ? "<" : ">="} ${least}`;
      if (least === most) return `length(${text.sql}) ${negated ? "<>" : "="} ${least}`;
      return `length(${text.sql}) ${negated ? "NOT " : ""}BETWEEN ${least} AND ${most}`;
    }
    case "one-of":
      return `${left} ${negated ? "NOT " : ""}IN (${condition.texts.map(quoteText).join(", ")})`;
  }
}
