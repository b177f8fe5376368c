/** @typedef {import("./run.js").Row} Row */

/**
 * What we aim at, as a bound on one measured figure.
 * @typedef {object} Aim
 * @property {string} text
 * @property {readonly string[]} needs Rows that it is computed from.
 * @property {(row: (name: string) => Row) => { figure: string, met: boolean }} judge
 */

/** @type {Aim[]} */
const aims = [
  {
    text: "no match takes at most 2 × the raw read, plus start-up",
    needs: ["node", "version", "read", "no-match"],
    judge: (row) => {
      // The start of node is part of every row; it belongs to start-up, not to reading.
      const bound = 2 * (row("read").seconds - row("node").seconds) + row("version").seconds;
      const { seconds } = row("no-match");
      return { figure: `${seconds.toFixed(2)} s of ${bound.toFixed(2)} s`, met: seconds <= bound };
    },
  },
  ratio("a scan without counts takes at most 3 × the raw read", "scan", "read", (value) => value <= 3),
  ratio("edge-runtime is at least 10 × faster than jscodeshift", "jscodeshift", "edge-runtime", (value) => value >= 10),
  ratio("(the same against jscodeshift with bail-out; no aim)", "jscodeshift-bail-out", "edge-runtime"),
  ratio("d1-async takes at most 0.2 × ts-morph with all files", "d1-async", "ts-morph", (value) => value <= 0.2),
  ratio("(the same against tsc --noEmit; no aim)", "d1-async", "tsc"),
  {
    text: "d1-async needs at most 500 MB",
    needs: ["d1-async"],
    judge: (row) => {
      const { megabytes } = row("d1-async");
      return { figure: `${megabytes.toFixed(0)} MB`, met: megabytes <= 500 };
    },
  },
];

/**
 * The wall time of one row divided by that of another.
 * @param {string} text
 * @param {string} dividend
 * @param {string} divisor
 * @param {(value: number) => boolean} isMet
 * @returns {Aim}
 */
function ratio(text, dividend, divisor, isMet = () => true) {
  return {
    text,
    needs: [dividend, divisor],
    judge: (row) => {
      const value = row(dividend).seconds / row(divisor).seconds;
      return { figure: `${value.toPrecision(3)} ×`, met: isMet(value) };
    },
  };
}

/**
 * Two Markdown tables: what was measured, and how it stands to the aims. Says what is missed, and fails nobody for it:
 * the figures depend on the machine.
 * @param {readonly Row[]} rows
 */
export function summarize(rows) {
  const byName = new Map(rows.map((row) => [row.name, row]));
  const lines = ["| program | wall, s | peak memory, MB | outcome |", "|---|--:|--:|---|"];
  for (const { name, seconds, megabytes, outcome } of rows) {
    lines.push(`| ${name} | ${seconds.toFixed(2)} | ${megabytes.toFixed(0)} | ${outcome} |`);
  }
  lines.push("", "| aim | measured | |", "|---|--:|---|");
  for (const { text, needs, judge } of aims) {
    if (needs.some((name) => !byName.has(name) || byName.get(name)?.outcome.startsWith("FAILED"))) {
      lines.push(`| ${text} | – | not measured |`);
      continue;
    }
    const { figure, met } = judge((name) => /** @type {Row} */ (byName.get(name)));
    lines.push(`| ${text} | ${figure} | ${text.startsWith("(") ? "" : met ? "met" : "missed"} |`);
  }
  return lines.join("\n");
}
