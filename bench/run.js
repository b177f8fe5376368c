/**
 * npm run bench -- [path] [--runs n] [--only name,name]
 *
 * Wall time and peak memory of ours and of the usual tools, from the same run on the same tree. Without a path the tree
 * is generated (see generate.js). The programs take turns, so that a busy moment of the machine hits them all alike;
 * the median counts. Every file is in the page cache: one round of reading goes first.
 */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ensureTree } from "./generate.js";
import { measure, median } from "./measure.js";
import { summarize } from "./summarize.js";

/**
 * @typedef {object} Subject
 * @property {string} name
 * @property {readonly string[]} command Arguments of node.
 * @property {(measurement: import("./measure.js").Measurement) => string} outcome What it did, to see that it did it.
 */

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {number} seconds
 * @property {number} megabytes
 * @property {string} outcome
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "3" }, only: { type: "string" } },
});

const repository = fileURLToPath(new URL("..", import.meta.url));
const tree = path.resolve(positionals[0] ?? path.join(repository, ".cache/bench"));
if (positionals.length === 0) ensureTree({ folder: tree, files: 5_000, seed: 1 });
const tsconfig = path.join(tree, "tsconfig.json");

const runs = Number(values.runs);
const everything = allSubjects();
const names = values.only?.split(",") ?? everything.map(({ name }) => name);
const subjects = everything.filter(({ name }) => names.includes(name));
if (!Number.isInteger(runs) || runs < 1 || subjects.length < new Set(names).size) {
  console.error("usage: npm run bench -- [path] [--runs n] [--only name,name]");
  console.error(`names: ${everything.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}

await measure([program("read-and-search.js"), tree], tree);
/** @type {Map<Subject, import("./measure.js").Measurement[]>} */
const measurements = new Map(subjects.map((subject) => [subject, []]));
for (let run = 1; run <= runs; run++) {
  for (const [subject, list] of measurements) {
    process.stderr.write(`run ${run}: ${subject.name} … `);
    const measurement = await measure(subject.command, tree);
    process.stderr.write(`${measurement.seconds.toFixed(2)} s\n`);
    list.push(measurement);
  }
}

const rows = [...measurements].map(([subject, list]) => rowOf(subject, list));
const [cpu] = os.cpus();
console.log(`
${tree}, ${runs} runs, medians. Node ${process.version}, ${os.cpus().length} × ${cpu?.model ?? "unknown CPU"}
`);
console.log(summarize(rows));

/** @returns {Subject[]} */
function allSubjects() {
  const bin = path.join(repository, "bin/cf-codemod.js");
  const changedFiles = countOf(/^\+\+\+ /gm, "files changed");
  /** @type {(...extra: string[]) => string[]} */
  const jscodeshift = (...extra) => [
    packageFile("jscodeshift/bin/jscodeshift.js"),
    "--dry",
    "--parser=tsx",
    "--extensions=ts,tsx",
    "--ignore-pattern=**/node_modules/**",
    `--transform=${program("jscodeshift-transform.cjs")}`,
    ...extra,
    tree,
  ];
  const unchanged = (/** @type {{ stdout: string }} */ { stdout }) =>
    (stdout.match(/^\d+ (errors|unmodified|skipped|ok)/gm) ?? []).join(", ");

  /** @type {Subject[]} */
  const list = [
    { name: "node", command: ["--eval", "0"], outcome: () => "starts and ends" },
    { name: "version", command: [bin, "--version"], outcome: ({ stdout }) => stdout.trim() },
    {
      name: "read",
      command: [program("read-and-search.js"), tree],
      outcome: ({ stdout }) => stdout.trim(),
    },
    { name: "no-match", command: [program("no-match.js"), tree], outcome: ({ stdout }) => stdout.trim() },
    { name: "scan", command: [bin, "scan", "--quick"], outcome: ({ stdout }) => stdout.split("\n", 1)[0] ?? "" },
    { name: "edge-runtime", command: [bin, "edge-runtime", "--dry-run", "."], outcome: changedFiles },
    { name: "d1-async", command: [bin, "d1-async", "--dry-run", "."], outcome: changedFiles },
    { name: "jscodeshift", command: jscodeshift(), outcome: unchanged },
    { name: "jscodeshift-bail-out", command: jscodeshift("--bail=true"), outcome: unchanged },
  ];
  if (existsSync(tsconfig)) {
    list.push(
      {
        name: "ts-morph",
        command: ["--max-old-space-size=8192", program("find-references.js"), tsconfig],
        outcome: ({ stdout }) => lastLine(stdout),
      },
      {
        name: "tsc",
        command: ["--max-old-space-size=8192", packageFile("typescript/bin/tsc"), "--noEmit", "-p", tsconfig],
        outcome: countOf(/ error TS\d+:/g, "errors"),
      },
    );
  } else console.error(`${tsconfig} is not there: ts-morph and tsc are left out`);
  return list;
}

/**
 * @param {Subject} subject
 * @param {readonly import("./measure.js").Measurement[]} list
 * @returns {Row}
 */
function rowOf(subject, list) {
  const last = list.at(-1);
  const failed = list.find(({ status }) => status !== 0);
  // tsc reports the type errors of the tree with its status; everything else has no reason to fail.
  const failure =
    failed && subject.name !== "tsc" ? `FAILED (${failed.status}): ${lastLine(failed.stderr)}` : undefined;
  return {
    name: subject.name,
    seconds: median(list.map(({ seconds }) => seconds)),
    megabytes: median(list.map(({ megabytes }) => megabytes)),
    outcome: failure ?? (last ? subject.outcome(last) : ""),
  };
}

/**
 * @param {RegExp} pattern
 * @param {string} unit
 */
function countOf(pattern, unit) {
  return (/** @type {{ stdout: string }} */ { stdout }) => `${stdout.match(pattern)?.length ?? 0} ${unit}`;
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split("\n").at(-1) ?? "";
}

/** @param {string} name */
function program(name) {
  return fileURLToPath(new URL(`programs/${name}`, import.meta.url));
}

/** @param {string} file A file of an installed package, e.g. `typescript/bin/tsc`. */
function packageFile(file) {
  return createRequire(import.meta.url).resolve(file);
}
