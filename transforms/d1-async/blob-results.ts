import { ts } from "ts-morph";
import type { QueryContext } from "./query-context.js";

const bytes = /^(?:Uint8Array|Buffer|ArrayBuffer)$/;

/**
 * Finds rows whose type says that they hold bytes: D1 gives those as `number[]`.
 *
 * @param rows the expression with the type of the row, or of an array of rows
 */
export function findBlobResults(rows: ts.Expression, { checker, collector }: QueryContext): void {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(rows));
  const row = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : type;
  if (!row || !(row.flags & ts.TypeFlags.Object)) return;
  for (const column of checker.getPropertiesOfType(row)) {
    const value = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(column, rows));
    const name = value.getSymbol()?.name ?? "";
    if (!bytes.test(name)) continue;
    collector.find(
      rows,
      "d1-async/blob-result",
      `\`${column.name}\` is a ${name} by its type, but D1 gives an array of numbers.`,
    );
  }
}
