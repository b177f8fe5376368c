import { ts } from "ts-morph";
import { lineEndOf } from "../engine/line-end.js";
import type { CodeName } from "../engine/plan.js";
import type { EditCollector } from "./edit-collector.js";
import { quoteOf } from "./file-style.js";
import { commentsOwnedFrom } from "./removal/own-comments.js";

/** A name that a file should import. */
export interface NewImport {
  /** `default` is the module's default export, which needs `as`. */
  readonly name: string;
  readonly module: string;
  readonly isType?: boolean;
  /** What the name is called in the file, where that differs. */
  readonly as?: string;
}

/** Imports a name, unless the file does. Comes after what removes imports. */
export function addImport(file: ts.SourceFile, wanted: NewImport, collector: EditCollector, code: CodeName): void {
  if (!hasImport(file, wanted)) insertImport(file, importStatement(file, wanted), collector, code);
}

/** Imports several names, apart from those that the file imports. Comes after what removes imports. */
export function addImports(
  file: ts.SourceFile,
  wanted: readonly NewImport[],
  collector: EditCollector,
  code: CodeName,
): void {
  const byModule = new Map<string, NewImport[]>();
  for (const name of wanted.filter((each) => !hasImport(file, each))) {
    const key = `${name.module} ${name.name === "default" ? (name.as ?? "") : ""}`;
    byModule.set(key, [...(byModule.get(key) ?? []), name]);
  }
  const statements = [...byModule.values()].map(([first, ...others]) =>
    first ? importStatement(file, first, others) : "",
  );
  if (statements.length > 0) insertImport(file, statements.join(lineEndOf(file.text)), collector, code);
}

export function hasImport(file: ts.SourceFile, { name, module, as = name }: NewImport): boolean {
  return file.statements.some((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return false;
    if (name === "default" && statement.moduleSpecifier.text === module && statement.importClause?.name?.text === as)
      return true;
    const bindings = statement.importClause?.namedBindings;
    return (
      statement.moduleSpecifier.text === module &&
      bindings !== undefined &&
      ts.isNamedImports(bindings) &&
      bindings.elements.some((element) => element.name.text === as)
    );
  });
}

/**
 * The text of an import, written as the file's other imports are.
 *
 * @param others further names of the same module, of the same kind
 */
export function importStatement(file: ts.SourceFile, wanted: NewImport, others: readonly NewImport[] = []): string {
  const other = file.statements.find((statement) => ts.isImportDeclaration(statement));
  const semicolon = other && !other.getText().endsWith(";") ? "" : ";";
  const quote = quoteOf(file);
  if (wanted.name === "default" && wanted.as !== undefined)
    return `import ${wanted.as} from ${quote}${wanted.module}${quote}${semicolon}`;
  const names = [wanted, ...others].map(
    ({ name, isType = false, as }) => `${isType ? "type " : ""}${name}${as === undefined ? "" : ` as ${as}`}`,
  );
  return `import { ${names.join(", ")} } from ${quote}${wanted.module}${quote}${semicolon}`;
}

/** Puts an import behind the last one that stays, else behind a directive, else before the first statement. */
function insertImport(file: ts.SourceFile, statement: string, collector: EditCollector, code: CodeName): void {
  const lineEnd = lineEndOf(file.text);
  const path = collector.pathOf(file);
  const removals = collector.edits.filter((edit) => edit.path === path && edit.kind === "replace" && edit.text === "");
  const kept = file.statements.filter(
    (other) => !removals.some((edit) => edit.start <= other.getStart() && other.end <= edit.end),
  );
  const [first] = kept;
  const directive =
    first && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression) ? first : undefined;
  const above = kept.findLast((other) => ts.isImportDeclaration(other)) ?? directive;
  if (above) {
    collector.insert(file, above.end, lineEnd + statement, code);
    return;
  }
  // JSDoc that a file begins with is about the file before an import or a call, and about a declaration above one.
  const isOwn = first && isDocumented(first) ? /^\/\*\*/ : undefined;
  const position = first
    ? commentsOwnedFrom(file, { fullStart: first.pos, start: first.getStart(), comments: "all" }, isOwn)
    : file.end;
  collector.insert(file, position, statement + lineEnd + lineEnd, code);
}

function isDocumented(statement: ts.Statement): boolean {
  return (
    ts.isVariableStatement(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  );
}
