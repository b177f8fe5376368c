import { ts } from "ts-morph";
import { numericBindings } from "../../src/sql/numeric-binding.js";
import { insertShape, mayChangeRowId } from "../../src/sql/row-ids.js";
import { splitStatements } from "../../src/sql/statements.js";
import type { QueryContext } from "./query-context.js";
import type { WriteCall } from "./transaction-writes.js";

/**
 * SQL that stands, in one statement of a batch, for the row id that an earlier one gave. `last_insert_rowid()` is right
 * until the next INSERT; behind it, the sequence of an AUTOINCREMENT table until the next INSERT into that table.
 *
 * @param writes all of the batch, in order; those of a loop count for each of its rounds
 * @param position of the placeholder in the SQL of `use`
 * @returns or why there is none, as `{ why }`
 */
export function rowIdSql(
  insert: WriteCall,
  use: WriteCall,
  position: number,
  writes: readonly WriteCall[],
  body: ts.Node,
  { schema, rowIds }: QueryContext,
): string | { readonly why: string } {
  const source = insert.sql && insertShape(insert.sql.text);
  if (!insert.sql || !use.sql) return { why: "it uses the result of `run()`, and not all of its SQL is constant" };
  if (!source) return { why: "it uses the row id of what is no INSERT" };
  if (!source.alwaysInserts || source.rows === undefined) {
    return { why: "it uses the row id of an INSERT that may insert nothing" };
  }
  const unreliable = rowIds.reasonAgainst(source.table);
  if (unreliable !== undefined) return { why: `it uses the row id of an INSERT, and ${unreliable}` };
  if (!setsOnce(use.sql.text)) return { why: "it uses a row id in a statement that may insert several rows" };
  if (use.use.member.library !== "bun:sqlite") {
    // These bind every number as REAL, which is not the same as the INTEGER of last_insert_rowid() in text.
    const effect = numericBindings(use.sql.text, schema).find(({ placeholder }) => placeholder.start === position);
    if (effect && effect.effect !== "none" && effect.effect !== "unknown") {
      return { why: "it uses a row id as text, or in a computation" };
    }
  }
  const between = betweenOf(insert, use, writes, body);
  const changes = (write: WriteCall) =>
    !write.sql || mayChangeRowId(write.sql.text, (table) => rowIds.isVirtual(table));
  if (!between.some(changes)) return "last_insert_rowid()";
  const sequence = rowIds.sequenceOf(source);
  const disturbs = (write: WriteCall) =>
    !write.sql ||
    /sqlite_sequence/i.test(write.sql.text) ||
    (changes(write) && (insertShape(write.sql.text)?.table ?? source.table) === source.table);
  if (sequence !== undefined && !between.some(disturbs)) return sequence;
  return {
    why: `it needs the id of its row in \`${source.table}\` after another INSERT, when \`last_insert_rowid()\` has changed`,
  };
}

/** One statement, that asks for the row id before it gives another one. */
function setsOnce(sql: string): boolean {
  const [statement, ...others] = splitStatements(sql);
  if (!statement || others.length > 0 || statement.class.kind !== "write") return false;
  return statement.class.verb !== "insert" || insertShape(sql)?.rows === 1;
}

/** What may run between the two: also what a loop around the second one holds, itself included. */
function betweenOf(insert: WriteCall, use: WriteCall, writes: readonly WriteCall[], body: ts.Node): WriteCall[] {
  let loop: ts.Node | undefined;
  for (let node: ts.Node = use.use.call; node !== body; node = node.parent) {
    if (ts.isIterationStatement(node, false) || ts.isFunctionLike(node)) loop = node;
  }
  const [from, to] = [writes.indexOf(insert), writes.indexOf(use)];
  return writes.filter((write, index) => {
    const { call } = write.use;
    const inLoop = loop !== undefined && loop.pos <= call.pos && call.end <= loop.end;
    return (index > from && index < to) || inLoop;
  });
}
