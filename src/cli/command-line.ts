import yargs, { type Argv, type Options } from "yargs";
import { transforms as ownTransforms } from "../../transforms/index.js";
import { type Preset, presets as ownPresets } from "../../transforms/presets.js";
import { stepsOf } from "../../transforms/steps.js";
import type { Transform } from "../engine/transform.js";
import { UsageError } from "../engine/usage-error.js";
import { paintFor } from "./colour.js";
import { explain, explainOptions } from "./commands/explain.js";
import { list, listOptions } from "./commands/list.js";
import type { Run } from "./commands/migrate.js";
import { ownScanOptions, scan, scanOptions } from "./commands/scan.js";
import { type ExitStatus, exitStatus } from "./exit-status.js";
import { isInteractive } from "./interactive/terminal.js";
import { suggestion } from "./nearest.js";
import { migrationOptions, migrationTransform } from "./migration-options.js";
import { type OptionName, options } from "./options.js";
import type { PresetSteps } from "./run-scan.js";
import { yargsOptions } from "./transform-options.js";
import { version } from "./version.js";

const commandNames = ["scan", "list", "explain", "lsp"];

/**
 * Carries out a command line.
 *
 * @param words the arguments, without the executable
 * @returns the exit status
 * @throws UsageError for what is wrong with the call.
 */
export async function runCommandLine(words: readonly string[]): Promise<ExitStatus> {
  const { registry, presets } = await runnableHere(words);
  checkFlagValues(words, registry);
  // A command only says what is to be run: while one runs, yargs would lay out its help for an error that we report ourselves.
  let run: () => Promise<ExitStatus> = () => Promise.resolve(exitStatus.done);
  const parser = yargs()
    .scriptName("cf-codemod")
    .usage("$0 <transform|preset> [paths..]")
    .locale("en")
    .parserConfiguration({
      // Option names stay as they were typed, for the messages; `--no-verify` is an option, not a negation.
      "boolean-negation": false,
      "camel-case-expansion": false,
      "dot-notation": false,
      "greedy-arrays": false,
      "parse-numbers": false,
      "parse-positional-numbers": false,
    })
    .options(options)
    .strict()
    .version(version)
    .alias({ help: "h", version: "V" })
    .wrap(100)
    .exitProcess(false)
    .fail((message: string | null, error: Error | undefined) => {
      // Some complaints of yargs come as its own kind of error.
      throw error && error.name !== "YError" ? error : usageError(message ?? error?.message ?? "", words, registry);
    });

  for (const { name, summary, steps, preset } of runnable(registry, presets)) {
    const transforms = steps.map((step) => step.transform);
    parser.command(
      `${name} [paths..]`,
      summary,
      (command) => {
        // Not chained: the names are only known at run time, and would hide the types of the others.
        command.options(yargsOptions(transforms));
        if (migrationTransform(transforms)) command.options(migrationOptions);
        return withPaths(command).check(noneTwice);
      },
      (values) => {
        run = async () => (await import("./commands/migrate.js")).migrate({ steps, preset }, registry, values);
      },
    );
  }
  parser
    .command(
      "scan [paths..]",
      "Say what applies here, what of it is automatic, and what is not",
      (command) => withPaths(onlyOptions(command.options(ownScanOptions), "scan", scanOptions)).check(noneTwice),
      (values) => {
        run = () => scan(registry, presetSteps(presets, registry), values);
      },
    )
    .command(
      "list",
      "List the transforms and presets",
      (command) => onlyOptions(command, "list", listOptions),
      (values) => {
        process.stdout.write(list(registry, presets, values.json ?? false));
      },
    )
    .command(
      "explain <topic>",
      "Say what a code or a transform means, and what to do",
      (command) =>
        onlyOptions(command, "explain", explainOptions).positional("topic", {
          type: "string",
          demandOption: true,
          describe: "A code or a transform",
        }),
      ({ topic, color = "auto" }) => {
        process.stdout.write(explain(topic, registry, paintFor(color, process.stdout)));
      },
    )
    .command(
      "lsp",
      "Serve an editor by the Language Server Protocol, on standard input and output",
      (command) => onlyOptions(command, "lsp", []).option("stdio", { type: "boolean", hidden: true }),
      () => {
        run = async () => {
          await (await import("./commands/lsp.js")).lsp(registry);
          return exitStatus.done;
        };
      },
    )
    .command(
      "$0",
      false,
      (command) => command.strict(false),
      (values) => {
        const [name] = values._;
        if (name !== undefined) throw unknownTransform(String(name), runnable(registry, presets));
        run = async () => {
          if (words.length === 0 && isInteractive()) {
            return (await import("./commands/start.js")).start(registry, presetSteps(presets, registry), values);
          }
          process.stderr.write(`${await parser.getHelp()}\n`);
          return exitStatus.failed;
        };
      },
    );
  await parser.parseAsync(words);
  return run();
}

/** What can be run: what the package has itself, and what a config file adds to it. */
async function runnableHere(words: readonly string[]): Promise<{
  readonly registry: readonly Transform[];
  readonly presets: readonly Preset[];
}> {
  const own = { registry: ownTransforms, presets: ownPresets };
  // An editor's server reads the configs of its workspaces, once it knows which of them are trusted.
  if (words[0] === "lsp") return own;
  if (words.some((word) => ["-h", "--help", "-V", "--version"].includes(word))) return own;
  const cwd = valueOf(words, "--cwd") ?? process.cwd();
  const named = valueOf(words, "--config");
  const { findConfig, readConfig } = await import("./config-file.js");
  if (named === undefined && findConfig(cwd) === undefined) return own;
  const config = await readConfig(cwd, named, ownTransforms);
  return { registry: [...ownTransforms, ...config.transforms], presets: [...ownPresets, ...config.presets] };
}

/** The value of an option before the options are known. */
function valueOf(words: readonly string[], option: string): string | undefined {
  const index = words.indexOf(option);
  return index >= 0 ? words[index + 1] : words.find((word) => word.startsWith(`${option}=`))?.slice(option.length + 1);
}

interface Runnable extends Run {
  readonly name: string;
  readonly summary: string;
}

/** Everything that can be run, by the word on the command line. */
function runnable(registry: readonly Transform[], presets: readonly Preset[]): Runnable[] {
  return [
    ...registry.map((transform) => ({
      name: transform.name,
      summary: transform.summary,
      steps: [{ transform, options: {} }],
    })),
    ...presets.map((preset) => ({
      name: preset.name,
      summary: preset.description,
      steps: stepsOf(preset, registry),
      preset,
    })),
  ];
}

function presetSteps(presets: readonly Preset[], registry: readonly Transform[]): PresetSteps[] {
  return presets.map((preset) => ({
    name: preset.name,
    steps: stepsOf(preset, registry),
    preset,
  }));
}

function withPaths<Values>(command: Argv<Values>) {
  return command.positional("paths", {
    type: "string",
    array: true,
    describe: "Files, folders or globs to edit (default: everything below the working directory)",
  });
}

/** Hides and refuses the options that mean nothing to a command. */
function onlyOptions<Values>(command: Argv<Values>, name: string, taken: readonly OptionName[]): Argv<Values> {
  const others = (Object.keys(options) as OptionName[]).filter((option) => !taken.includes(option));
  for (const option of others) command.hide(option);
  return command.check((values: Readonly<Record<string, unknown>>) => {
    const given = others.find((option) => values[option] !== undefined);
    if (given !== undefined) throw new UsageError(`--${given} means nothing to ${name}.`);
    return true;
  });
}

/** Of two values for an option that takes one, neither is more likely meant. */
function noneTwice(values: Readonly<Record<string, unknown>>): true {
  const lists: readonly string[] = ["_", "paths", "only", "reporter", "include", "exclude"];
  const twice = Object.keys(values).find((name) => Array.isArray(values[name]) && !lists.includes(name));
  if (twice !== undefined) throw new UsageError(`--${twice} is given more than once.`);
  return true;
}

/** yargs's own complaints, in one line and with a guess at what was meant. */
function usageError(message: string, words: readonly string[], registry: readonly Transform[]): UsageError {
  const unknown = /^Unknown arguments?: ([^,]*)/u.exec(message)?.[1];
  if (unknown === undefined) return new UsageError(message.trim().replaceAll(/\s*\n\s*/gu, " "));
  if (words.includes(unknown)) return new UsageError(`Unexpected argument "${unknown}".`);
  const flag = unknown.length === 1 ? `-${unknown}` : `--${unknown}`;
  return new UsageError(`Unknown option ${flag}.${suggestion(unknown, Object.keys(allOptions(registry)), "--")}`);
}

/** Refuses `--dry-run=yes`, which yargs would read as false: files would be written. */
function checkFlagValues(words: readonly string[], registry: readonly Transform[]): void {
  for (const word of words) {
    const [, flag, name, value] = /^(--?([^=]+))=(.*)$/su.exec(word) ?? [];
    if (flag === undefined || value === "true" || value === "false") continue;
    const option = Object.entries(allOptions(registry)).find(
      ([long, { alias }]) => name === long || name === alias,
    )?.[1];
    if (option?.type === "boolean") throw new UsageError(`${flag} takes no value.`);
  }
}

function allOptions(registry: readonly Transform[]): Readonly<Record<string, Options>> {
  return { ...options, ...migrationOptions, ...ownScanOptions, ...yargsOptions(registry) };
}

function unknownTransform(name: string, known: readonly Runnable[]): UsageError {
  const names = [...known.map((entry) => entry.name), ...commandNames];
  return new UsageError(
    `There is no transform, preset or command "${name}".${suggestion(name, names)} See: cf-codemod list`,
  );
}
