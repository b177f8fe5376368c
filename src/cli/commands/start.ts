import type { Transform } from "../../engine/transform.js";
import { summaryLine } from "../../report/scan-pretty.js";
import { codesOf } from "../codes.js";
import { paintFor } from "../colour.js";
import { readConfig } from "../config-file.js";
import { type ExitStatus, exitStatus } from "../exit-status.js";
import { openTerminal } from "../interactive/terminal.js";
import { openSession, workingDirectory } from "../open-session.js";
import type { OptionValues } from "../options.js";
import { startProgress } from "../progress.js";
import type { PresetSteps } from "../run-scan.js";
import { fileKindsOf } from "../../engine/transform.js";
import { version } from "../version.js";
import { chooseEdits } from "./choose-edits.js";

const nothing = "nothing";

/**
 * What the bare command does at a terminal: scans, lets the person choose a preset or a transform, and goes through its
 * edits. Writes only what was accepted, at the end.
 *
 * @throws InterruptedError at ctrl-c; nothing was written.
 */
export async function start(
  registry: readonly Transform[],
  presets: readonly PresetSteps[],
  values: OptionValues,
): Promise<ExitStatus> {
  const { cwd = process.cwd(), color = "auto", verbose = false } = values;
  const terminal = await openTerminal();
  const config = await readConfig(cwd, values.config, registry);
  const session = await openSession(values, config, fileKindsOf(registry));
  const [{ runScan }, { reportScan }] = await Promise.all([
    import("../run-scan.js"),
    import("../../report/scan-pretty.js"),
  ]);
  const progress = startProgress(values.quiet ?? false);
  const scan = await runScan(session, {
    registry,
    presets,
    configured: config.options,
    progress: progress.show,
  }).finally(progress.stop);
  terminal.show(
    reportScan(scan, {
      version,
      written: false,
      codes: codesOf(registry),
      workingDirectory: workingDirectory(session.root, cwd),
      verbose,
      paint: paintFor(color, process.stderr),
    }),
  );

  const runs = [
    ...scan.presets.map(({ name, result }) => ({ name, hint: result && summaryLine({ scope: "project" }, result) })),
    ...scan.transforms
      .filter(({ candidates, result }) => (result ? result.changes.length : candidates) > 0)
      .map(({ transform, result }) => ({ name: transform.name, hint: result && summaryLine(transform, result) })),
  ];
  if (runs.length === 0) {
    terminal.show("\nNo transform has anything to do here.\n");
    return exitStatus.done;
  }
  // What is advised first stands first.
  const place = (name: string) => (scan.advice.run.includes(name) ? scan.advice.run.indexOf(name) : runs.length);
  const options = [...runs]
    .sort((a, b) => place(a.name) - place(b.name))
    .map(({ name, hint }) => ({ value: name, label: name, ...(hint !== undefined && { hint }) }));
  const chosen = await terminal.choose("What is to be done? You are asked about each edit.", [
    ...options,
    { value: nothing, label: "nothing" },
  ]);
  if (chosen === nothing) return exitStatus.done;
  const run = presets.find(({ name }) => name === chosen) ?? {
    steps: registry.filter(({ name }) => name === chosen).map((transform) => ({ transform, options: {} })),
  };
  return chooseEdits(run, registry, values);
}
