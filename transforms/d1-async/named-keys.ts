import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { constantInitializer } from "../../src/typescript/static-text.js";
import type { Construction, FileUses, LibraryCall } from "./uses.js";

/**
 * How the keys of named values have to be spelt. Without `strict: true` bun:sqlite looks for a key with the sign of its
 * parameter (`$name`); Bun 1.4.0 and earlier bind NULL where there is only `name`
 * (https://github.com/oven-sh/bun/issues/39877), Bun 1.4.5 takes it too. better-sqlite3 and node:sqlite take `name`.
 */
export class NamedKeys {
  readonly #checker: ts.TypeChecker;
  readonly #strict: ReadonlySet<ts.Node>;
  readonly #areAllStrict: boolean;

  /** @param files all files that use the libraries, so that every opening of a database is among them */
  constructor(files: readonly FileUses[], checker: ts.TypeChecker) {
    const constructions = files.flatMap((file) => file.constructions).filter(({ library }) => library === "bun:sqlite");
    const strict = constructions.filter((construction) => isStrict(construction, checker));
    this.#checker = checker;
    this.#strict = new Set(strict.map(({ node }) => node));
    this.#areAllStrict = constructions.length > 0 && strict.length === constructions.length;
  }

  /** Whether keys without a sign may find no parameter in the values of a call. */
  needSign({ access, member }: LibraryCall): boolean {
    if (member.library !== "bun:sqlite" || this.#areAllStrict) return false;
    return this.#strict.size === 0 || !this.#isOnStrict(access.expression);
  }

  /** Whether the receiver of a call leads to a database that is opened strictly, through constants. */
  #isOnStrict(receiver: ts.Expression): boolean {
    const value = withoutOuterExpressions(receiver);
    if (this.#strict.has(value)) return true;
    if (ts.isCallExpression(value) && ts.isPropertyAccessExpression(value.expression))
      return this.#isOnStrict(value.expression.expression);
    const initializer =
      ts.isIdentifier(value) || ts.isPropertyAccessExpression(value)
        ? constantInitializer(value, this.#checker)
        : undefined;
    return initializer !== undefined && this.#isOnStrict(initializer);
  }
}

/** Whether the options of `new Database(path, options)` have `strict: true`, written in place or in a constant. */
function isStrict({ node }: Construction, checker: ts.TypeChecker): boolean {
  const given = node.arguments?.[1] && withoutOuterExpressions(node.arguments[1]);
  const constant = given && ts.isIdentifier(given) ? constantInitializer(given, checker) : given;
  const options = constant && withoutOuterExpressions(constant);
  return (
    options !== undefined &&
    ts.isObjectLiteralExpression(options) &&
    options.properties.some(
      (property) =>
        ts.isPropertyAssignment(property) &&
        property.name.getText() === "strict" &&
        property.initializer.kind === ts.SyntaxKind.TrueKeyword,
    )
  );
}
