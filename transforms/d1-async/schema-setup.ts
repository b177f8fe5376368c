import { ts } from "ts-morph";
import type { SetupStatement } from "../../src/sql/fold-setup.js";
import { type Statement, splitStatements } from "../../src/sql/statements.js";
import { staticText } from "../../src/typescript/static-text.js";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import { constantTexts } from "./constant-arrays.js";
import type { FileUses, LibraryCall } from "./uses.js";

/** A run of source statements that only sets up the schema, and so goes. */
export interface SetupRemoval {
  readonly statements: readonly ts.Statement[];
  /** What they would have run, in order. Empty for PRAGMAs alone. */
  readonly schema: readonly SchemaStatement[];
}

export interface SchemaStatement extends SetupStatement {
  /** The call that ran it. */
  readonly call: ts.CallExpression;
}

interface Effect {
  readonly schema: readonly SchemaStatement[];
  /** Variables that exist only for the set-up; each must have no use outside of what is removed. */
  readonly variables: readonly ts.VariableDeclaration[];
}

const noEffect: Effect = { schema: [], variables: [] };

/**
 * Finds the code that sets up the schema at start: statements that run nothing but constant DDL and PRAGMAs, in any
 * block, with the loops, conditions and `try` blocks that only ask whether a piece is already there.
 */
export class SchemaSetup {
  readonly #checker: ts.TypeChecker;
  readonly #calls: ReadonlyMap<ts.Node, LibraryCall>;
  readonly #stays: ReadonlySet<ts.CallExpression>;

  /** @param stays calls that are no set-up, whatever they run */
  constructor(files: readonly FileUses[], checker: ts.TypeChecker, stays: ReadonlySet<ts.CallExpression>) {
    this.#checker = checker;
    this.#stays = stays;
    this.#calls = new Map(files.flatMap((file) => file.calls).map((use) => [use.call, use]));
  }

  /** @param schemaMoves false in test files, whose schema stays where it is: only PRAGMAs go there */
  removalsIn({ file, calls }: FileUses, schemaMoves: boolean): SetupRemoval[] {
    const removals: SetupRemoval[] = [];
    const blocks = new Set<ts.Node>();
    for (const { call } of calls) {
      for (let node: ts.Node = call.parent; ; node = node.parent) {
        if (ts.isBlock(node) || ts.isSourceFile(node)) blocks.add(node);
        if (ts.isSourceFile(node)) break;
      }
    }
    const visit = (block: ts.Block | ts.SourceFile, conditional: boolean): void => {
      const removed = this.#removeFrom(block, conditional, schemaMoves);
      removals.push(...removed);
      const gone = new Set(removed.flatMap((removal) => removal.statements));
      const descend = (node: ts.Node, under: boolean): void => {
        if (ts.isBlock(node) && blocks.has(node)) {
          visit(node, under);
          return;
        }
        const conditionally =
          under ||
          (ts.isIfStatement(node) && !isOnceGuard(node.expression)) ||
          ts.isTryStatement(node) ||
          ts.isIterationStatement(node, false);
        ts.forEachChild(node, (child) => {
          descend(child, ts.isFunctionLike(node) ? false : conditionally);
        });
      };
      for (const statement of block.statements) if (!gone.has(statement)) descend(statement, conditional);
    };
    visit(file, false);
    return removals;
  }

  #removeFrom(block: ts.Block | ts.SourceFile, conditional: boolean, schemaMoves: boolean): SetupRemoval[] {
    // A block that also drops tables rebuilds them on purpose, perhaps often.
    if (schemaMoves && this.#drops(block)) schemaMoves = false;
    const candidates = new Map<ts.Statement, Effect>();
    for (const statement of block.statements) {
      const effect = this.#effectOf(statement, conditional);
      if (effect && (schemaMoves || effect.schema.length === 0)) candidates.set(statement, effect);
    }
    const created = new Set(
      [...candidates.values()].flatMap(({ schema }) => schema.map(({ sql }) => createdTable(sql))),
    );
    for (const [statement, { schema }] of candidates) {
      const seeds = schema.filter(({ sql }) => isSeed(sql));
      if (seeds.some(({ sql }) => !created.has(writtenTable(sql)))) candidates.delete(statement);
    }
    // A variable that is also used elsewhere keeps its statement, and with it whatever needs the variable.
    for (let changed = true; changed;) {
      changed = false;
      const removedVariables = new Set([...candidates.values()].flatMap((effect) => effect.variables));
      for (const [statement, effect] of candidates) {
        const keeps =
          effect.variables.some((variable) => !this.#usedOnlyIn(variable, candidates, block)) ||
          this.#usesKeptSetupVariable(statement, removedVariables);
        if (keeps) {
          candidates.delete(statement);
          changed = true;
        }
      }
    }
    const hasWork = [...candidates.values()].some((effect) => effect.schema.length > 0);
    const removals: SetupRemoval[] = [];
    let run: ts.Statement[] = [];
    let schema: SchemaStatement[] = [];
    const close = () => {
      if (run.length > 0) removals.push({ statements: run, schema });
      run = [];
      schema = [];
    };
    for (const statement of block.statements) {
      const effect = candidates.get(statement);
      const onlyVariables = effect?.schema.length === 0 && effect.variables.length > 0;
      if (effect && (hasWork || !onlyVariables)) {
        run.push(statement);
        schema.push(...effect.schema);
      } else close();
    }
    close();
    return removals;
  }

  #drops(block: ts.Block | ts.SourceFile): boolean {
    return block.statements.some((statement) => {
      const call = ts.isExpressionStatement(statement) ? this.#calls.get(statement.expression) : undefined;
      return (
        call !== undefined &&
        this.#sqlOf(call)?.statements.some(({ class: found }) => found.kind === "drop" && !isRenewal(found)) === true
      );
    });
  }

  /** What a statement does to the schema, if it does nothing else. */
  #effectOf(statement: ts.Statement, conditional: boolean): Effect | undefined {
    if (ts.isExpressionStatement(statement)) return this.#effectOfExpression(statement.expression, conditional);
    if (ts.isVariableStatement(statement)) return this.#effectOfVariables(statement);
    if (ts.isBlock(statement)) return this.#effectOfAll(statement.statements, conditional);
    if (ts.isTryStatement(statement)) {
      const { catchClause, finallyBlock } = statement;
      if (finallyBlock || (catchClause && this.#touchesDatabase(catchClause))) return undefined;
      return this.#effectOfAll(statement.tryBlock.statements, true);
    }
    if (ts.isIfStatement(statement)) {
      if (!this.#asksForSchema(statement.expression)) return undefined;
      const then = this.#effectOf(statement.thenStatement, true);
      const otherwise = statement.elseStatement ? this.#effectOf(statement.elseStatement, true) : noEffect;
      return then && otherwise && merge([then, otherwise]);
    }
    if (ts.isForOfStatement(statement)) return this.#effectOfLoop(statement);
    return undefined;
  }

  #effectOfAll(statements: readonly ts.Statement[], conditional: boolean): Effect | undefined {
    const effects: Effect[] = [];
    for (const statement of statements) {
      const effect = isLogging(statement) ? noEffect : this.#effectOf(statement, conditional);
      if (!effect) return undefined;
      effects.push(effect);
    }
    return effects.length > 0 && effects.some((effect) => effect !== noEffect) ? merge(effects) : undefined;
  }

  #effectOfExpression(expression: ts.Expression, conditional: boolean): Effect | undefined {
    if (ts.isCallExpression(expression) && ts.isCallExpression(expression.expression)) {
      // db.transaction(() => { … })()
      const transaction = this.#calls.get(expression.expression);
      const body = transaction?.call.arguments[0];
      if (transaction?.member.name !== "transaction" || !body || expression.arguments.length > 0) return undefined;
      return ts.isArrowFunction(body) && ts.isBlock(body.body)
        ? this.#effectOfAll(body.body.statements, conditional)
        : undefined;
    }
    const use = this.#calls.get(expression);
    const sql = use && this.#sqlOf(use);
    if (!use || !sql) return undefined;
    return this.#effectOfSql(sql.source, use, conditional);
  }

  #effectOfSql(source: string, use: LibraryCall, conditional: boolean): Effect | undefined {
    if (this.#stays.has(use.call)) return undefined;
    const statements = splitStatements(source);
    const schema: SchemaStatement[] = [];
    for (const sql of statements) {
      const { class: found } = sql;
      if (found.kind === "pragma" && found.onD1 === "drop") continue;
      if (!isSchema(found) && !isSeed(sql)) return undefined;
      schema.push({ sql, call: use.call, conditional });
    }
    return statements.length > 0 ? { schema, variables: [] } : undefined;
  }

  /** The constant SQL of a call that has no values, and whose result nothing uses. */
  #sqlOf(use: LibraryCall): { readonly source: string; readonly statements: readonly Statement[] } | undefined {
    const { call, access, member } = use;
    let argument: ts.Expression | undefined;
    let prefix = "";
    if (member.entity === "database" && ["run", "exec", "pragma"].includes(member.name)) {
      if (call.arguments.length > 1 && member.name !== "pragma") return undefined;
      argument = call.arguments[0];
      if (member.name === "pragma") prefix = "PRAGMA ";
    } else if (member.entity === "statement" && member.name === "run" && call.arguments.length === 0) {
      const prepare = withoutOuterExpressions(access.expression);
      argument =
        ts.isCallExpression(prepare) && this.#calls.get(prepare)?.member.entity === "database"
          ? prepare.arguments[0]
          : undefined;
    }
    const text = argument && staticText(argument, this.#checker)?.text;
    return text === undefined ? undefined : { source: prefix + text, statements: splitStatements(prefix + text) };
  }

  /** `for (const sql of ["ALTER …", "ALTER …"]) { try { db.run(sql) } catch {} }` */
  #effectOfLoop(loop: ts.ForOfStatement): Effect | undefined {
    const texts = constantTexts(loop.expression, this.#checker);
    const list = loop.initializer;
    const variable = ts.isVariableDeclarationList(list) ? list.declarations[0] : undefined;
    if (!texts || !variable || !ts.isIdentifier(variable.name)) return undefined;
    const body = ts.isBlock(loop.statement) ? loop.statement.statements : [loop.statement];
    let conditional = false;
    let inner = body;
    if (inner.length === 1 && inner[0] && ts.isTryStatement(inner[0])) {
      const { tryBlock, catchClause, finallyBlock } = inner[0];
      if (finallyBlock || (catchClause && this.#touchesDatabase(catchClause))) return undefined;
      conditional = true;
      inner = tryBlock.statements;
    }
    const [only, ...more] = inner;
    if (!only || more.length > 0 || !ts.isExpressionStatement(only)) return undefined;
    const use = this.#calls.get(only.expression);
    if (use?.member.entity !== "database" || !["run", "exec"].includes(use.member.name)) return undefined;
    const argument = use.call.arguments[0];
    if (!argument || !ts.isIdentifier(argument) || argument.text !== variable.name.text) return undefined;
    const effects: Effect[] = [];
    for (const text of texts) {
      const effect = this.#effectOfSql(text, use, conditional);
      if (!effect) return undefined;
      effects.push(effect);
    }
    return merge(effects);
  }

  /** Variables that hold lists of DDL, or what the catalog said. Whether they can go is decided by their uses. */
  #effectOfVariables(statement: ts.VariableStatement): Effect | undefined {
    const variables = [...statement.declarationList.declarations];
    const isSetup = variables.every(({ initializer }) => {
      if (!initializer) return false;
      const texts = constantTexts(initializer, this.#checker);
      if (texts) return texts.length > 0 && texts.every((text) => /^\s*(?:alter|create)\s/i.test(text));
      return this.#asksForSchema(initializer);
    });
    return isSetup ? { schema: [], variables } : undefined;
  }

  /** Whether an expression depends on the catalog (`PRAGMA table_info`, `sqlite_master`) and does nothing else. */
  #asksForSchema(expression: ts.Expression): boolean {
    const seen = { asks: false, more: false };
    const visit = (node: ts.Node): void => {
      const use = this.#calls.get(node);
      if (use) {
        const text = this.#catalogQuery(use);
        if (text === undefined) seen.more = true;
        else if (text) seen.asks = true;
      } else if (ts.isIdentifier(node) && this.#isSetupVariable(node)) seen.asks = true;
      else if (ts.isAwaitExpression(node) || (ts.isBinaryExpression(node) && isAssignmentOperator(node)))
        seen.more = true;
      ts.forEachChild(node, visit);
    };
    visit(expression);
    return seen.asks && !seen.more;
  }

  /** True for a read of the catalog, false for a call that is only a step to one, undefined for anything else. */
  #catalogQuery({ call, access, member }: LibraryCall): boolean | undefined {
    const isRead = member.entity === "statement" && ["get", "all", "values"].includes(member.name);
    const source = isRead ? withoutOuterExpressions(access.expression) : call;
    const sql = ts.isCallExpression(source) ? source.arguments[0] : undefined;
    const text = sql && staticText(sql, this.#checker)?.text;
    if (text === undefined) return undefined;
    if (
      !/^\s*(?:pragma\s+)?table_(?:x?info|list)\b|^\s*pragma\s+(?:index|foreign_key)_list\b|\bsqlite_(?:master|schema)\b/i.test(
        text,
      )
    ) {
      return undefined;
    }
    return isRead || member.name === "pragma" || member.name === "prepare" || member.name === "query";
  }

  #isSetupVariable(node: ts.Identifier): boolean {
    const declaration = this.#checker.getSymbolAtLocation(node)?.valueDeclaration;
    if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return false;
    // A use inside its own initializer would not end.
    if (node.pos >= declaration.pos && node.end <= declaration.end) return false;
    const list = declaration.parent;
    const isConstant = ts.isVariableDeclarationList(list) && (list.flags & ts.NodeFlags.Const) !== 0;
    return isConstant && this.#asksForSchema(declaration.initializer);
  }

  #usedOnlyIn(
    variable: ts.VariableDeclaration,
    removed: ReadonlyMap<ts.Statement, Effect>,
    block: ts.Block | ts.SourceFile,
  ): boolean {
    if (!ts.isIdentifier(variable.name)) return false;
    const name = variable.name;
    const symbol = this.#checker.getSymbolAtLocation(name);
    const exported = ts.getCombinedModifierFlags(variable) & ts.ModifierFlags.Export;
    if (exported) return false;
    const isUsedIn = (node: ts.Node): boolean =>
      (ts.isIdentifier(node) &&
        node !== name &&
        node.text === name.text &&
        this.#checker.getSymbolAtLocation(node) === symbol) ||
      (ts.forEachChild(node, (child) => isUsedIn(child) || undefined) ?? false);
    return block.statements.every((statement) => removed.has(statement) || !isUsedIn(statement));
  }

  /** A condition over a variable whose statement has to stay is no longer only about the set-up. */
  #usesKeptSetupVariable(statement: ts.Statement, removed: ReadonlySet<ts.VariableDeclaration>): boolean {
    const visit = (node: ts.Node): boolean => {
      if (ts.isIdentifier(node) && this.#isSetupVariable(node)) {
        const declaration = this.#checker.getSymbolAtLocation(node)?.valueDeclaration;
        if (declaration && ts.isVariableDeclaration(declaration) && !removed.has(declaration)) return true;
      }
      return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
    };
    return visit(statement);
  }

  #touchesDatabase(node: ts.Node): boolean {
    return (
      this.#calls.has(node) || (ts.forEachChild(node, (child) => this.#touchesDatabase(child) || undefined) ?? false)
    );
  }
}

function merge(effects: readonly Effect[]): Effect {
  return {
    schema: effects.flatMap((effect) => effect.schema),
    variables: effects.flatMap((effect) => effect.variables),
  };
}

function isLogging(statement: ts.Statement): boolean {
  return (
    ts.isExpressionStatement(statement) &&
    ts.isCallExpression(statement.expression) &&
    /^(?:console|log|logger|this\.log|this\.logger)\.\w+$/i.test(statement.expression.expression.getText())
  );
}

/** `if (!db)`: asks whether this ran before, not what the database holds. */
function isOnceGuard(condition: ts.Expression): boolean {
  const asked = ts.isPrefixUnaryExpression(condition) ? condition.operand : condition;
  return ts.isIdentifier(asked) || ts.isPropertyAccessExpression(asked);
}

function isAssignmentOperator(node: ts.BinaryExpression): boolean {
  const { kind } = node.operatorToken;
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** CREATE, ALTER, and DROP of what holds no data. */
function isSchema(found: Statement["class"]): boolean {
  if (found.kind === "drop") return isRenewal(found);
  if (found.kind === "ddl-other") return found.table !== undefined;
  return found.kind === "ddl-create" || found.kind === "ddl-alter-add-column";
}

/** `DROP TRIGGER IF EXISTS t`, before it is made anew as it is to be. */
function isRenewal({ object, ifExists }: Extract<Statement["class"], { readonly kind: "drop" }>): boolean {
  return ifExists && object !== "table" && object !== "virtual-table";
}

/** Rows that belong to the schema and are put in once, such as a default setting. */
function isSeed({ text, class: found }: Statement): boolean {
  return found.kind === "write" && /^insert\s+or\s+ignore\b|\bon\s+conflict\s+do\s+nothing$/i.test(text);
}

function createdTable({ class: found }: Statement): string | undefined {
  return found.kind === "ddl-create" && found.object === "table" ? found.name.toLowerCase() : undefined;
}

function writtenTable({ class: found }: Statement): string {
  return (found.kind === "write" ? found.table?.toLowerCase() : undefined) ?? "";
}
