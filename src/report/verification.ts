import { differenceCodes, type Difference, type DifferenceCode } from "../sql/facts/difference.js";
import type { Score, Verification } from "../verify/verify.js";
import { count } from "./count.js";
import type { Paint } from "./report.js";

/** How many differences of a kind, and how many failures, are shown without `--verbose`. */
const shown = 8;

export interface VerificationContext {
  readonly paint: Paint;
  readonly verbose: boolean;
}

/** Migrations whose databases were compared. */
export interface VerifiedHistory {
  /** Their folder or file. */
  readonly name: string;
  readonly verification: Verification;
  /** Those of the differences that a finding tells of. */
  readonly announced: readonly Difference[];
}

/** The differences that no finding tells of. */
function unannounced({ verification, announced }: VerifiedHistory): Difference[] {
  return verification.differences.filter((difference) => !announced.includes(difference));
}

/** What a comparison of databases gave, for people: what was compared, what differs, and what PostgreSQL itself refused. */
export function reportVerification(verified: VerifiedHistory, context: VerificationContext): string {
  const { name, verification, announced } = verified;
  const silent = unannounced(verified);
  return [
    [context.paint("bold", `verify · ${name}`), ...summary(verification, context)],
    notCompared(verification, context),
    differences(announced, context, context.paint("cyan", "announced")),
    differences(silent, context, context.paint("red", "differs")),
    closing(silent, announced, context),
  ]
    .filter((section) => section.length > 0)
    .map((section) => section.map((line) => `${line}\n`).join(""))
    .join("\n");
}

/** The same for the JSON report: `differences` are those that no finding tells of. */
export function verificationJson(verified: VerifiedHistory) {
  const { name, verification, announced } = verified;
  return { name, ...verification, differences: unannounced(verified), announced };
}

function summary({ postgres, d1, facts, behaviour, rows }: Verification, { paint }: VerificationContext): string[] {
  const ran = (statements: number, failures: readonly unknown[]) =>
    `${String(statements - failures.length)} of ${count(statements, "statement")} ran`;
  return [
    paint("bold", `verify · ${postgres.engine}: ${ran(postgres.statements, postgres.failures)}`),
    paint("bold", `verify · ${d1.engine}: ${ran(d1.statements, d1.failures)}`),
    "",
    `  schema     ${score(facts, "fact", paint)}`,
    `  behaviour  ${score(behaviour, "probe", paint)}`,
    `  rows       ${score(rows, "comparison", paint)}, ${lostRows(rows.lost, rows.inserted, paint)}`,
  ];
}

function score({ compared, wrong }: Score, noun: string, paint: Paint): string {
  const all = count(compared, noun);
  return wrong === 0
    ? `${all}, ${paint("green", "no difference")}`
    : `${all}, ${paint("red", count(wrong, "difference"))}`;
}

function lostRows(lost: number, inserted: number, paint: Paint): string {
  const put = `${count(inserted, "row")} put in between the files`;
  return lost === 0 ? put : `${put}, ${paint("red", `${count(lost, "row")} lost`)}`;
}

function notCompared({ postgres, behaviour, rows }: Verification, context: VerificationContext): string[] {
  const { paint } = context;
  const failures = postgres.failures.map(({ path, statement, message }) => `  ${path}  ${message}: ${statement}`);
  return [
    ...(failures.length > 0
      ? [`${paint("cyan", "note  ")}  PostgreSQL itself refuses ${count(failures.length, "statement")}:`]
      : []),
    ...capped(failures, context),
    ...(behaviour.notProbed.length > 0
      ? [`${paint("cyan", "note  ")}  no row was found for ${behaviour.notProbed.join(", ")}`]
      : []),
    ...(rows.emptied.length > 0
      ? [`${paint("cyan", "note  ")}  tables were emptied, since PostgreSQL needs it: ${rows.emptied.join(", ")}`]
      : []),
  ];
}

function differences(list: readonly Difference[], context: VerificationContext, label: string): string[] {
  const groups = new Map<DifferenceCode, Difference[]>();
  for (const difference of list) {
    groups.set(difference.code, [...(groups.get(difference.code) ?? []), difference]);
  }
  return [...groups].flatMap(([code, group]) => [
    `${label}  ${context.paint("bold", code)}  ${differenceCodes[code]}`,
    ...capped(group.map(describe), context),
  ]);
}

function describe({ table, subject, postgres, d1 }: Difference): string {
  const sides = [
    ...(postgres === undefined ? [] : [`PostgreSQL: ${postgres}`]),
    ...(d1 === undefined ? [] : [`D1: ${d1}`]),
  ];
  return `  ${[table, subject, sides.join(" · ")].filter((part) => part !== "").join("  ")}`;
}

function closing(
  silent: readonly Difference[],
  announced: readonly Difference[],
  { paint }: VerificationContext,
): string[] {
  if (silent.length > 0) {
    return [paint("bold", paint("red", `${count(silent.length, "difference")} that no finding tells of.`))];
  }
  return announced.length > 0
    ? [paint("bold", "Both databases differ only where a finding says so, as far as they were compared.")]
    : [paint("bold", "Both databases are the same, as far as they were compared.")];
}

function capped(lines: readonly string[], { verbose, paint }: VerificationContext): readonly string[] {
  if (verbose || lines.length <= shown + 1) return lines;
  return [...lines.slice(0, shown), paint("dim", `  … ${String(lines.length - shown)} more (--verbose)`)];
}
