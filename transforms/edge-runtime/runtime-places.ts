import { ts } from "ts-morph";
import { withoutOuterExpressions } from "../../src/typescript/outer-expressions.js";
import type { Module } from "./module.js";
import { exportsNamed, topLevelVariable, type ModuleExport } from "./module-exports.js";
import { valueOf, valueOfExport, valueOfVariable, type StaticValue } from "./static-value.js";

/** A place where a module tells Next.js its runtime. */
export type RuntimePlace = ExportPlace | ConfigPlace;

/** `export const runtime = …`, in any of its forms. */
export interface ExportPlace {
  readonly kind: "export";
  readonly export: ModuleExport;
  /** What a finding points at. */
  readonly node: ts.Node;
  readonly value: StaticValue;
  /** The expression that is evaluated here, if any. */
  readonly expression: ts.Expression | undefined;
}

/** `export const config = { runtime: … }` */
export interface ConfigPlace {
  readonly kind: "config";
  readonly config: ExportedConfig;
  readonly property: ts.ObjectLiteralElementLike;
  readonly node: ts.Node;
  readonly value: StaticValue;
  readonly expression: ts.Expression | undefined;
}

/** An exported `config` that is an object literal of the file. */
export interface ExportedConfig {
  readonly export: ModuleExport;
  readonly variable: ts.VariableDeclaration;
  readonly literal: ts.ObjectLiteralExpression;
}

export function exportedRuntimes(module: Module): ExportPlace[] {
  return exportsNamed(module.sourceFile, "runtime").map((found) => exportPlace(found, module));
}

/** The exported `config`s that the file shows, and those parts of them that it does not show. */
export function exportedConfigs({ sourceFile }: Module): {
  readonly shown: readonly ExportedConfig[];
  readonly hidden: readonly ts.Node[];
} {
  const shown: ExportedConfig[] = [];
  const hidden: ts.Node[] = [];
  for (const found of exportsNamed(sourceFile, "config")) {
    const variable = variableBehind(found, sourceFile);
    const literal = variable?.initializer && withoutOuterExpressions(variable.initializer);
    if (!variable || !literal || !ts.isObjectLiteralExpression(literal))
      hidden.push(variable?.initializer ?? found.node);
    else {
      const spread = literal.properties.find((property) => ts.isSpreadAssignment(property));
      if (spread) hidden.push(spread);
      else shown.push({ export: found, variable, literal });
    }
  }
  return { shown, hidden };
}

export function runtimeProperties(config: ExportedConfig, module: Module): ConfigPlace[] {
  return config.literal.properties
    .filter((property) => propertyName(property) === "runtime")
    .map((property) => {
      const base = { kind: "config", config, property } as const;
      if (ts.isPropertyAssignment(property)) {
        const { initializer } = property;
        return { ...base, node: initializer, expression: initializer, value: valueOf(initializer, module) };
      }
      if (ts.isShorthandPropertyAssignment(property)) {
        return {
          ...base,
          node: property,
          expression: property.name,
          value: valueOfVariable(property.name.text, module),
        };
      }
      const value = { known: false, reason: "is computed when it is read" } as const;
      return { ...base, node: property, expression: undefined, value };
    });
}

/** The name of a property where it is written down: `runtime`, `"runtime"`, `["runtime"]`. */
export function propertyName({ name }: ts.ObjectLiteralElementLike): string | undefined {
  if (!name) return undefined;
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) return name.text;
  return ts.isComputedPropertyName(name) && ts.isStringLiteralLike(name.expression) ? name.expression.text : undefined;
}

function exportPlace(found: ModuleExport, module: Module): ExportPlace {
  const base = { kind: "export", export: found } as const;
  switch (found.kind) {
    case "declaration": {
      const expression = found.node.initializer;
      const value: StaticValue = expression
        ? valueOf(expression, module)
        : { known: true, text: undefined, because: [] };
      return { ...base, node: expression ?? found.node, expression, value };
    }
    case "pattern":
      return {
        ...base,
        node: found.node,
        expression: undefined,
        value: { known: false, reason: "is taken out of an object" },
      };
    case "specifier": {
      const local = (found.node.propertyName ?? found.node.name).text;
      const value =
        found.from === undefined ? valueOfVariable(local, module) : valueOfExport(local, found.from, module);
      return { ...base, node: found.node, expression: undefined, value };
    }
  }
}

function variableBehind(found: ModuleExport, sourceFile: ts.SourceFile): ts.VariableDeclaration | undefined {
  if (found.kind === "declaration") return found.node;
  if (found.kind === "pattern" || found.from !== undefined) return undefined;
  return topLevelVariable(sourceFile, (found.node.propertyName ?? found.node.name).text);
}
