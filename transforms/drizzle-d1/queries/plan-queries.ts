import { ts } from "ts-morph";
import { ReferenceIndex } from "../../../src/typescript/cascade/references.js";
import { withOuterExpressions, withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import { transactionTypeOf } from "../../../src/typescript/transaction-types.js";
import type { DrizzleContext } from "../drizzle-context.js";
import type { SchemaModel } from "../schema/plan-schema.js";
import { convertBuilderCall } from "./builder-calls.js";
import { Dialects } from "./dialects.js";
import { DrizzleValues } from "./drizzle-values.js";
import { convertErrorCheck, mentionsErrorCodes } from "./error-codes.js";
import { convertExecute } from "./execute.js";
import { convertOperator, operatorOf } from "./operators.js";
import type { QueryContext } from "./query-context.js";
import { checkJoin, convertRaw, convertTemplate } from "./sql-templates.js";
import { findObjectQueries } from "./relational-callbacks.js";
import { hasPostgresForm } from "./template-translation.js";
import { convertRollback, planTransaction, type TransactionPlan } from "./transactions.js";
import { membersToConvert, operators } from "./surface.js";
import { WantedImports } from "./wanted-imports.js";
import { convertChanges, convertChangesPattern, countNames } from "./write-results.js";

/** Queries, transactions, raw SQL, and what becomes of their results. */
export function planQueries(drizzle: DrizzleContext, schema: SchemaModel): void {
  const { analysis, collector } = drizzle;
  const { checker, sourceFiles, tree } = analysis;
  const values = new DrizzleValues(checker, schema.tables, schema.exports);
  const dialects = new Dialects(analysis, values);
  if (!dialects.hasPostgres) return;
  const imports = new WantedImports(schema.exports);
  const context: QueryContext = {
    ...drizzle,
    checker,
    values,
    imports,
    references: new ReferenceIndex(analysis),
    done: new Set(),
    objectQueries: [],
    exports: schema.exports,
    catalog: schema.catalog,
  };
  const files = sourceFiles.filter((file) => tree.isEditable(analysis.pathOf(file)));
  for (const file of files) new FileQueries(file, dialects, context).convert();
  findObjectQueries(context);
  imports.finish(files, checker, collector);
}

/** The queries of one file. */
class FileQueries {
  readonly #transactions: TransactionPlan[] = [];
  readonly #executes: { call: ts.CallExpression; access: ts.PropertyAccessExpression }[] = [];
  readonly #handlesErrors: boolean;

  constructor(
    readonly file: ts.SourceFile,
    readonly dialects: Dialects,
    readonly context: QueryContext,
  ) {
    this.#handlesErrors = mentionsErrorCodes(file.text);
  }

  convert(): void {
    this.#visit(this.file);
    for (const transaction of this.#transactions) transaction.emit();
    const batched = new Set(this.#transactions.flatMap((plan) => [...plan.batched]));
    for (const { call, access } of this.#executes) convertExecute(call, access, this.context, batched.has(call));
  }

  #visit(node: ts.Node): void {
    if (ts.isTaggedTemplateExpression(node)) this.#template(node);
    else if (ts.isCallExpression(node)) this.#call(node);
    else if (ts.isPropertyAccessExpression(node)) {
      if (countNames.has(node.name.text)) convertChanges(node, this.context);
      this.#reference(node);
    } else if (ts.isTypeReferenceNode(node)) this.#transactionType(node);
    else if (ts.isVariableDeclaration(node)) convertChangesPattern(node, this.context);
    else if (this.#handlesErrors && ts.isStringLiteralLike(node)) convertErrorCheck(node, this.context);
    ts.forEachChild(node, (child) => this.#visit(child));
  }

  /** `Parameters<Parameters<typeof db.transaction>[0]>[0]` → `typeof db`: what the function is given now. */
  #transactionType(reference: ts.TypeReferenceNode): void {
    const { collector, checker, values } = this.context;
    const found = transactionTypeOf(reference, checker, (type) => values.isDatabaseType(type));
    if (!found) return;
    const { node, database } = found;
    collector.replace(this.file, { start: node.getStart(), end: database.start }, "", "drizzle-d1/sequential");
    collector.replace(this.file, { start: database.end, end: node.end }, "", "drizzle-d1/sequential");
  }

  #template(node: ts.TaggedTemplateExpression): void {
    const { context, dialects } = this;
    if (!context.exports.isCore(node.tag, "sql") && !isHandedSql(node.tag, context)) return;
    if (isInSchema(node, context)) return;
    const { template } = node;
    const interpolated = ts.isTemplateExpression(template)
      ? template.templateSpans.map(({ expression }) => expression)
      : [];
    const isPostgres = dialects.isPostgres(node, interpolated);
    if (isPostgres === true) convertTemplate(node, context);
    else if (isPostgres === undefined && hasPostgresForm(template.getText())) {
      context.collector.find(
        node,
        "drizzle-d1/sql-unconverted",
        "Nothing here tells for which of the project's databases this SQL is; it has forms of PostgreSQL.",
      );
    }
  }

  #call(call: ts.CallExpression): void {
    const { context } = this;
    const callee = call.expression;
    const operator = operatorOf(callee, context);
    if (operator !== undefined) {
      const isPostgres = this.dialects.isPostgres(call, call.arguments);
      const isPostgresOnly = operators[operator].is !== "same" && !sharedOperators.has(operator);
      if (!isInSchema(call, context) && (isPostgres ?? isPostgresOnly)) convertOperator(call, operator, context);
      return;
    }
    if (!ts.isPropertyAccessExpression(callee)) return;
    if (callee.name.text === "raw" && context.exports.isCore(callee.expression, "sql")) {
      if (!isInSchema(call, context) && this.dialects.isPostgres(call, []) === true) convertRaw(call, context);
      return;
    }
    if (callee.name.text === "join" && context.exports.isCore(callee.expression, "sql")) {
      checkJoin(call, context);
      return;
    }
    if (!membersToConvert.has(callee.name.text)) return;
    const owner = context.values.postgresMember(callee);
    if (owner === undefined) {
      this.#untyped(call, callee);
      return;
    }
    switch (callee.name.text) {
      case "transaction":
        if (owner === "PgDatabase" || owner === "PgTransaction")
          this.#transactions.push(planTransaction(call, callee, context));
        return;
      case "execute":
        if (context.values.isDatabase(callee.expression)) this.#execute(call, callee);
        return;
      case "rollback":
        convertRollback(call, context);
        return;
      default:
        convertBuilderCall(call, callee, owner, context);
    }
  }

  #execute(call: ts.CallExpression, access: ts.PropertyAccessExpression): void {
    const [argument] = call.arguments;
    const inner = argument && withoutOuterExpressions(argument);
    if (inner && (ts.isStringLiteralLike(inner) || ts.isTemplateExpression(inner))) convertRaw(call, this.context);
    this.#executes.push({ call, access });
  }

  /** `vi.mocked(db.transaction)`, `expect(tx.execute)`, `db.execute.bind(db)`: a method that is not called where it stands. */
  #reference(access: ts.PropertyAccessExpression): void {
    const { collector, values } = this.context;
    const name = access.name.text;
    if (name !== "execute" && name !== "transaction") return;
    const outer = withOuterExpressions(access);
    const isCalled = ts.isCallExpression(outer.parent) && outer.parent.expression === outer;
    if (isCalled || !values.isDatabase(access.expression) || values.postgresMember(access) === undefined) return;
    const statement = ts.findAncestor(access, ts.isExpressionStatement);
    const message = `\`${name}\` is used as a value here, and is not followed: converted code does not call it.`;
    collector.find(access, "drizzle-d1/method-reference", message, { consequences: statement ? [statement] : [] });
  }

  /** A call that is drizzle's by its looks, on a value without a type. */
  #untyped(call: ts.CallExpression, callee: ts.PropertyAccessExpression): void {
    const { context } = this;
    const name = callee.name.text;
    if (name !== "execute" && name !== "transaction") return;
    if (!context.values.isUnknown(callee.expression)) return;
    const [argument] = call.arguments;
    const isDrizzle =
      argument !== undefined &&
      (name === "execute"
        ? context.values.kindOf(argument) === "sql"
        : /^(?:db|database|drizzle|tx|trx)$/i.test(callee.expression.getText().split(".").at(-1) ?? "") &&
          isAsyncFunction(argument));
    if (!isDrizzle) return;
    const message = `\`${callee.getText().replaceAll(/\s+/g, " ").slice(0, 40)}()\` has no counterpart on D1, and nothing tells the type of its database.`;
    context.collector.find(call, "drizzle-d1/unproven-database", message);
  }
}

function isAsyncFunction(expression: ts.Expression): boolean {
  const inner = withoutOuterExpressions(expression);
  return (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner)) && inner.parameters.length > 0;
}

/** `sql` that the callback of a relational query is handed. */
function isHandedSql(tag: ts.Expression, { checker }: QueryContext): boolean {
  if (!ts.isIdentifier(tag) || tag.text !== "sql") return false;
  const declaration = checker.getSymbolAtLocation(tag)?.declarations?.[0];
  if (!declaration || !ts.isBindingElement(declaration)) return false;
  const { parent } = declaration.parent;
  return ts.isParameter(parent) && parent.parent.parameters[1] === parent;
}

/** Whether a node is part of the declaration of a table, view or column: those are the schema's. */
function isInSchema(node: ts.Node, { exports }: QueryContext): boolean {
  for (let at: ts.Node = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (!ts.isCallExpression(at)) continue;
    let callee: ts.Expression = at.expression;
    while (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee)) {
      if (
        exports.postgres(callee) !== undefined ||
        (ts.isPropertyAccessExpression(callee) && exports.schemaOf(callee.expression))
      ) {
        return !queryFunctions.has(exports.postgres(callee) ?? "");
      }
      callee = callee.expression;
    }
    const exported = exports.postgres(callee);
    if (exported !== undefined && !queryFunctions.has(exported)) return true;
    if (exports.isTableFunction(at.expression)) return true;
  }
  return false;
}

/** Operators that are converted, although other dialects have them as well. */
const sharedOperators: ReadonlySet<string> = new Set(["like", "notLike", "asc", "desc"]);

/** Exports of pg-core that queries are made with. */
const queryFunctions: ReadonlySet<string> = new Set([
  "alias",
  "union",
  "unionAll",
  "intersect",
  "intersectAll",
  "except",
  "exceptAll",
  "QueryBuilder",
  "withReplicas",
]);
