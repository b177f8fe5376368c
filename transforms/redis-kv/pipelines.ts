import { ts } from "ts-morph";
import type { EditCollector } from "../../src/typescript/edit-collector.js";
import { usesInFile } from "../../src/typescript/uses-in-file.js";
import { isJavaScript } from "../../src/typescript/javascript.js";
import { type CommandContext, type Conversion, type Refusal, labelOf, refuse } from "./conversion.js";
import { planCommand } from "./commands-plan.js";
import { isResultIgnored } from "./results.js";
import type { LibraryCall } from "./uses.js";

/** A pipeline or transaction: where it is made, its commands, where it runs. */
export interface Pipeline {
  /** `redis.pipeline()` */
  readonly start: LibraryCall;
  readonly members: readonly LibraryCall[];
  readonly runs: readonly LibraryCall[];
  /** The variable that holds it; undefined where everything is one chain. */
  readonly variable: ts.VariableDeclaration | undefined;
}

const starts: ReadonlySet<string> = new Set(["pipeline", "multi"]);
const ends: ReadonlySet<string> = new Set(["exec", "exectyped", "execaspipeline", "execaspipelinetyped"]);

/** The pipelines of a file, each with what belongs to it. What cannot be followed is left to the refusals. */
export function collectPipelines(calls: readonly LibraryCall[], checker: ts.TypeChecker): Pipeline[] {
  return calls
    .filter(({ type, command }) => type.entity === "client" && starts.has(command))
    .map((start) => {
      const inChain = chainFrom(start.call, calls);
      const last = inChain.at(-1)?.call ?? start.call;
      const holder = last.parent;
      const variable = ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name) ? holder : undefined;
      const later = variable
        ? usesInFile(variable.name as ts.Identifier, checker).flatMap((name) => chainFrom(name, calls))
        : [];
      const all = [...inChain, ...later];
      return {
        start,
        members: all.filter(({ command }) => !ends.has(command)),
        runs: all.filter(({ command }) => ends.has(command)),
        variable,
      };
    });
}

/** The calls chained to an expression, innermost first. */
function chainFrom(expression: ts.Expression, calls: readonly LibraryCall[]): LibraryCall[] {
  const found: LibraryCall[] = [];
  let node = expression;
  for (;;) {
    const access = node.parent;
    const next = calls.find((use) => use.access === access && use.access.expression === node);
    if (!next) return found;
    found.push(next);
    node = next.call;
  }
}

/** Whether the variable of a pipeline is used for more than to fill it and to run it. */
export function isHandedOn({ variable, members, runs }: Pipeline, checker: ts.TypeChecker): boolean {
  if (!variable || !ts.isIdentifier(variable.name)) return false;
  const receivers = new Set<ts.Node>([...members, ...runs].map(({ access }) => access.expression));
  return usesInFile(variable.name, checker).some((name) => !receivers.has(name));
}

export interface PlannedPipeline {
  readonly pipeline: Pipeline;
  readonly members: readonly Conversion[];
  emit(receiver: string | undefined, collector: EditCollector): void;
}

/**
 * `redis.pipeline().set(…).del(…).exec()` → `Promise.all([redis.put(…), redis.delete(…)])`, and a pipeline in a variable
 * → an array of promises. With a member that KV cannot do, all of it stays.
 */
export function planPipeline(pipeline: Pipeline, context: CommandContext): PlannedPipeline | readonly Refusal[] {
  const { start, members, runs, variable } = pipeline;
  const [run, ...otherRuns] = runs;
  const isUnused = run !== undefined && isResultIgnored(run.call, context.checker);
  const planned = members.map((member) => planCommand(member, { ...context, isIgnored: () => isUnused }));
  const refusals = planned.filter((member) => member?.kind === "refusal");
  const keys = context.keys.of("none", []);
  const stay = (message: string): readonly Refusal[] => [
    ...refusals,
    ...planned.flatMap((member) =>
      member?.kind === "conversion"
        ? [
            refuse(
              member.use,
              "redis-kv/transaction",
              `\`${labelOf(member.use)}\` stays with its pipeline.`,
              member.keys,
            ),
          ]
        : [],
    ),
    refuse(start, "redis-kv/transaction", message, keys),
  ];
  if (refusals.length > 0 || planned.some((member) => member === undefined))
    return stay(`\`${labelOf(start)}\` holds commands that KV cannot do.`);
  if (!run || otherRuns.length > 0 || isHandedOn(pipeline, context.checker))
    return stay(`Where \`${labelOf(start)}\` runs could not be followed.`);
  if (start.call.arguments.length > 0) return stay(`\`${labelOf(start)}\` gets commands or options.`);
  const hasPairs = start.type.library === "ioredis";
  if (!isUnused && (hasPairs || variable))
    return stay(`The results of \`${labelOf(start)}\` are used by their position.`);
  if (run.call.arguments.length > 0) return stay(`\`${labelOf(run)}\` has options or a callback.`);
  const conversions = planned.filter((member) => member?.kind === "conversion");
  if (!variable) return planChain(pipeline, run, conversions);
  const isStatement = members.every(({ call }) => ts.isExpressionStatement(call.parent));
  const isOpenedPlainly = variable.initializer === start.call;
  if (
    !isStatement ||
    !isOpenedPlainly ||
    variable.type ||
    members.some(({ access }) => access.expression.kind !== ts.SyntaxKind.Identifier)
  )
    return stay(`\`${labelOf(start)}\` is filled in a way that is not known here.`);
  return {
    pipeline,
    members: conversions,
    emit(receiver, collector) {
      const code = "redis-kv/pipeline";
      const isScript = isJavaScript(start.call.getSourceFile());
      const client = receiver ?? start.access.expression.getText();
      if (!isScript) collector.wrapNode(variable.name, "", ": Promise<unknown>[]", code);
      collector.replaceNode(start.call, "[]", code);
      for (const conversion of conversions) {
        conversion.emit(client, collector);
        collector.wrapNode(conversion.use.call, `${variable.name.getText()}.push(`, ")", code);
      }
      collector.replaceNode(run.call, `Promise.all(${variable.name.getText()})`, code);
    },
  };
}

function planChain(pipeline: Pipeline, run: LibraryCall, conversions: readonly Conversion[]): PlannedPipeline {
  const { start } = pipeline;
  return {
    pipeline,
    members: conversions,
    emit(receiver, collector) {
      const code = "redis-kv/pipeline";
      const file = start.call.getSourceFile();
      const client = receiver ?? start.access.expression.getText();
      collector.wrapNode(run.call, "Promise.all([", "])", code);
      // Each member begins where the chain before it ends; the innermost receiver is the start of the pipeline.
      for (const [index, conversion] of conversions.entries()) {
        const before = conversion.use.access.expression;
        const from = index === 0 ? before.getStart() : before.end;
        conversion.emit({ client, from, separator: index === 0 ? "" : ", " }, collector);
      }
      collector.replace(file, { start: run.access.expression.end, end: run.call.end }, "", code);
    },
  };
}
