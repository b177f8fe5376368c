import { ts } from "ts-morph";
import { freeName } from "../../../src/typescript/file-style.js";
import { withoutOuterExpressions } from "../../../src/typescript/outer-expressions.js";
import type { DenoContext } from "../deno-context.js";
import { isFunction } from "./serve-call.js";

/** Work that Cloudflare starts by the clock. */
export interface CronJob {
  /** As `triggers.crons` has it. */
  readonly schedule: string;
  /** The function's name in the module. */
  readonly name: string;
  /** Whether it returns a promise, or may. */
  readonly isAsync: boolean;
}

/** In Deno as in Cloudflare 1 is Sunday: names mean the same to everyone. */
const days = ["", "SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/**
 * Converts `Deno.cron("name", "0 3 * * *", work)` at the top of the module that serves: the function stays where it is,
 * under a name.
 *
 * @param node `Deno.cron`
 */
export function convertCron(node: ts.Node, context: DenoContext): void {
  const refuse = (message: string): void => {
    context.find(node, "deno-workers/cron-form", message);
  };
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.expression !== node) {
    refuse("`Deno.cron` is not called here.");
    return;
  }
  const statement = ts.isAwaitExpression(call.parent) ? call.parent.parent : call.parent;
  const file = node.getSourceFile();
  if (!ts.isExpressionStatement(statement) || !ts.isSourceFile(statement.parent)) {
    refuse("The job is not started at the top of its module.");
    return;
  }
  if (!context.entries.has(context.analysis.pathOf(file))) {
    refuse("The job is started in another module than the server.");
    return;
  }
  const [title, schedule, ...others] = call.arguments;
  const work = others.at(-1);
  if (!title || !schedule || !work || !ts.isStringLiteralLike(schedule)) {
    refuse("The schedule is not a text that is written here.");
    return;
  }
  const [options] = others;
  const names =
    options && options !== work && ts.isObjectLiteralExpression(options)
      ? options.properties.map(({ name }) => name?.getText())
      : [];
  if (
    others.length > 2 ||
    (others.length === 2 && (names.length === 0 || names.some((name) => name !== "backoffSchedule")))
  ) {
    refuse("The job has options.");
    return;
  }
  const text = cloudflareSchedule(schedule.text);
  if (text === undefined) {
    refuse(`The schedule \`${schedule.text}\` is not one of five fields.`);
    return;
  }
  const jobs = context.cronJobs.get(file) ?? [];
  if (jobs.some((job) => job.schedule === text)) {
    refuse("Another job has the same schedule.");
    return;
  }
  context.cronJobs.set(file, jobs);
  const { collector } = context;
  const value = withoutOuterExpressions(work);
  if (ts.isIdentifier(value)) {
    jobs.push({ schedule: text, name: value.text, isAsync: returnsPromise(work, context) });
    context.remove(statement, "deno-workers/cron");
    return;
  }
  if (!isFunction(value)) {
    refuse("The work is not a function that is written here, or the name of one.");
    return;
  }
  const name = freeName(nameOf(title), file);
  jobs.push({ schedule: text, name, isAsync: returnsPromise(work, context) });
  collector.replace(
    file,
    { start: statement.getStart(), end: work.getStart() },
    `const ${name} = `,
    "deno-workers/cron",
  );
  collector.replace(file, { start: work.end, end: call.end }, "", "deno-workers/cron");
}

function returnsPromise(work: ts.Expression, { checker }: DenoContext): boolean {
  const signatures = checker.getTypeAtLocation(work).getCallSignatures();
  const types = signatures.map((signature) => signature.getReturnType());
  const mayBe = (type: ts.Type) => type.isUnion() || type.getProperty("then") !== undefined;
  return types.length === 0 || types.some((type) => (type.flags & ts.TypeFlags.Any) !== 0) || types.some(mayBe);
}

/** `0 3 * * 2` → `0 3 * * MON`. Deno's parser is Cloudflare's own, and refuses 0. */
function cloudflareSchedule(text: string): string | undefined {
  const fields = text.trim().split(/\s+/);
  const [minute, hour, day, month, weekday] = fields;
  if (fields.length !== 5 || weekday === undefined) return undefined;
  const named = weekday.replace(/(?<![\w#/])[1-7](?![\w/])/g, (number) => days[Number(number)] ?? number);
  return [minute, hour, day, month, named].join(" ");
}

function nameOf(title: ts.Expression): string {
  const text = ts.isStringLiteralLike(title) ? title.text : "job";
  const words = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const name = words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1))
    .join("");
  return /^[a-z]/.test(name) ? name : "job";
}

/** `scheduled` beside `fetch`, as lines without indentation. */
export function scheduledMethod(jobs: readonly CronJob[], isTyped: boolean, semicolon: string, unit: string): string[] {
  const controller = isTyped ? "controller: { readonly cron: string }" : "controller";
  return [
    `${jobs.some(({ isAsync }) => isAsync) ? "async " : ""}scheduled(${controller}) {`,
    ...jobs.map(
      ({ schedule, name, isAsync }) =>
        `${unit}if (controller.cron === ${JSON.stringify(schedule)}) ${isAsync ? "await " : ""}${name}()${semicolon}`,
    ),
    "},",
  ];
}
