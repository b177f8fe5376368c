import { resolve } from "node:path";
import type { RunResult } from "../../engine/run-result.js";
import { cloudflareCodes } from "../../cloudflare/codes.js";
import { fileKindsOf, type Transform } from "../../engine/transform.js";
import { UsageError } from "../../engine/usage-error.js";
import { count } from "../../report/count.js";
import type { CodeTable } from "../../engine/transform.js";
import { levelColours } from "../../report/level-colours.js";
import { codesOf } from "../codes.js";
import { paintFor } from "../colour.js";
import { readConfig } from "../config-file.js";
import { type ExitStatus, exitStatus, exitStatusOf } from "../exit-status.js";
import { type Choice, choiceDiff, choicesOf, type Decision, decide, editKey } from "../interactive/choices.js";
import { mergeResults } from "../interactive/merge-results.js";
import { openTerminal, type Terminal } from "../interactive/terminal.js";
import { openSession, workingDirectory } from "../open-session.js";
import { withProgress } from "../progress.js";
import { chooseReporters, writeReports } from "../reporters.js";
import { mergeOptions } from "../transform-options.js";
import { version } from "../version.js";
import type { MigrateArguments, Run } from "./migrate.js";

/** How many lines of a diff are shown before it is asked about. */
const shownLines = 60;

/**
 * Runs transforms as `migrate` does, and asks about each edit before it counts. What is accepted is written at the end, all
 * of it or nothing.
 *
 * @throws UsageError for what is wrong with the call, and where nobody can be asked.
 * @throws InterruptedError at ctrl-c; nothing was written.
 */
export async function chooseEdits(
  { steps, preset }: Run,
  registry: readonly Transform[],
  values: MigrateArguments,
): Promise<ExitStatus> {
  const { cwd = process.cwd(), color = "auto", quiet = false } = values;
  const given = (["check", "todos", "verify", "data", "verify-data"] as const).find((name) => values[name]);
  if (given !== undefined) throw new UsageError(`--${given} cannot be had together with --interactive.`);
  const dryRun = values["dry-run"] ?? values.dry ?? false;
  const terminal = await openTerminal();
  const reporters = chooseReporters([...(values.reporter ?? []), ...(values.json ? ["json"] : [])], { dryRun, quiet });
  const config = await readConfig(cwd, values.config, registry);
  const transforms = steps.map(({ transform }) => transform);
  const kinds = fileKindsOf(transforms);
  const codes = codesOf(transforms);
  const transformOptions = mergeOptions(steps, config.options, values);
  const session = await openSession(values, config, kinds);

  const texts = new Map<string, string>();
  const results: RunResult[] = [];
  let rest: Decision["rest"] = "ask";
  for (const { transform } of steps) {
    // Each transform is planned on what was accepted of the ones before it.
    const onto = texts.size === 0 ? session : await openSession(values, config, kinds, texts);
    const plan = (options: object) =>
      withProgress(quiet, (progress) =>
        onto.plan([transform], {
          transformOptions,
          safe: values.safe ?? false,
          off: config.codes,
          setUp: preset !== undefined,
          ...(preset?.requires && { requires: preset.requires }),
          progress,
          ...options,
        }),
      );
    const proposed = await plan({ verify: false, prove: false });
    const choices = choicesOf(proposed.changes, (code) => !Object.hasOwn(cloudflareCodes, code));
    const decision = await decide(choices, asking(terminal, choices, proposed, codes, color), rest);
    rest = decision.rest;
    const accepted = new Set(decision.accepted.flatMap(({ edits }) => edits.map(editKey)));
    const result: RunResult =
      choices.length > 0 || rest !== "none"
        ? await plan({
            verify: !values["no-verify"],
            format: values.format ?? false,
            accepts: (edit: Choice["edits"][number]) =>
              accepted.has(editKey(edit)) || edit.group?.endsWith(":owned") === true,
          })
        : { ...proposed, changes: [] };
    results.push(result);
    for (const { path, after } of result.changes) texts.set(resolve(session.root, path), after);
  }

  const [first, ...others] = results;
  if (!first) return exitStatus.done;
  const result = mergeResults([first, ...others]);
  const written = !dryRun && result.proof.parse && result.changes.length > 0 && (await wantsToWrite(terminal, result));
  if (written) await session.apply(result, { force: values.force ?? values["allow-dirty"] ?? false });
  writeReports(reporters, result, {
    version,
    written,
    codes,
    workingDirectory: workingDirectory(session.root, cwd),
    verbose: values.verbose ?? false,
    cwd,
    color,
  });
  return exitStatusOf(result, false);
}

function asking(
  terminal: Terminal,
  choices: readonly Choice[],
  { changes }: RunResult,
  codes: CodeTable,
  color: NonNullable<MigrateArguments["color"]>,
) {
  const paint = paintFor(color, process.stderr);
  return (choice: Choice, index: number) => {
    const [code = choice.edits[0]?.code ?? ("" as never)] = choice.codes;
    const [because] = choice.edits[0]?.because ?? [];
    const lines = choiceDiff(choice, changes).trimEnd().split("\n");
    const more = lines.length - shownLines;
    const shown = more > 1 ? [...lines.slice(0, shownLines), `… ${String(more)} more lines`] : lines;
    const files = new Set(choice.edits.map(({ path }) => path)).size;
    terminal.show(
      [
        "",
        ...shown.map((line) =>
          line.startsWith("+") ? paint("green", line) : line.startsWith("-") ? paint("red", line) : line,
        ),
        `${paint(levelColours[choice.confidence], choice.confidence)}  ${paint("bold", code)}  ${codes[code]?.short ?? ""}`,
        ...(because === undefined ? [] : [`because of ${because}`]),
        "",
      ].join("\n"),
    );
    const what =
      choice.edits.length === 1
        ? "Make this edit?"
        : `Make these ${String(choice.edits.length)} edits in ${count(files, "file")}? They only compile together.`;
    return terminal.answer(`${what} (${String(index + 1)} of ${String(choices.length)})`);
  };
}

function wantsToWrite(terminal: Terminal, { changes }: RunResult): Promise<boolean> {
  return terminal.confirm(`Write ${count(changes.length, "file")}: ${shortList(changes.map(({ path }) => path))}?`);
}

function shortList(paths: readonly string[]): string {
  return paths.length <= 5 ? paths.join(", ") : `${paths.slice(0, 4).join(", ")} and ${String(paths.length - 4)} more`;
}
