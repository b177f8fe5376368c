import type { Code } from "../../src/engine/transform.js";
import { codes } from "../../transforms/drizzle-d1/codes.js";
import { clientPackages, driverTypes, drivers } from "../../transforms/drizzle-d1/driver/library.js";
import { type Handling, classMembers, operators } from "../../transforms/drizzle-d1/queries/surface.js";
import { coreExports } from "../../transforms/drizzle-d1/schema/surface/exports.js";
import { coreMembers } from "../../transforms/drizzle-d1/schema/surface/members.js";
import type { CoreVerdict } from "../../transforms/drizzle-d1/schema/surface/verdict.js";

const all: Readonly<Record<string, Code>> = codes;

/** The Markdown page that says what becomes of each driver, each name of pg-core and each method of a query. */
export function coveragePage(): string {
  return [
    "# drizzle-d1: what becomes of each name",
    "Generated from the transform's own tables, which tests compare with drizzle's declaration files. *Same* means that D1 has it too.",
    "## Codes",
    table(
      "code | level | what",
      Object.entries(all).map(([name, { level, short }]) => [code(name), level, short]),
    ),
    "## Drivers",
    table(
      "module | becomes",
      drivers.map((name) => [code(`drizzle-orm/${name}`), code("drizzle-orm/d1")]),
    ),
    table(
      "type | becomes",
      Object.entries(driverTypes).map(([name, target]) => [code(name), code(target)]),
    ),
    table(
      "package | what opens a connection",
      Object.entries(clientPackages).map(([name, { opens }]) => [code(name), opens.map(code).join(", ")]),
    ),
    "## Schema",
    "### Exports of `drizzle-orm/pg-core`",
    table("name | what", rowsOf(coreExports, ofSchema)),
    "### Methods",
    table("member | what", membersOf(coreMembers, ofSchema)),
    "## Queries",
    "### Operators",
    table("name | what", rowsOf(operators, ofQuery)),
    "### Methods of databases and queries",
    table("member | what", membersOf(classMembers, ofQuery)),
    "",
  ].join("\n\n");
}

type Members<Verdict> = Readonly<Record<string, Readonly<Record<string, Verdict>>>>;

function membersOf<Verdict>(owners: Members<Verdict>, say: (verdict: Verdict) => string): string[][] {
  return Object.entries(owners).flatMap(([owner, members]) =>
    Object.entries(members).map(([name, verdict]) => [code(`${owner}.${name}`), say(verdict)]),
  );
}

function rowsOf<Verdict>(names: Readonly<Record<string, Verdict>>, say: (verdict: Verdict) => string): string[][] {
  return Object.entries(names).map(([name, verdict]) => [code(name), say(verdict)]);
}

function ofSchema(verdict: CoreVerdict): string {
  switch (verdict.verdict) {
    case "same":
      return "same";
    case "renamed":
      return code(verdict.to);
    case "converted":
      return verdict.to;
    case "refused":
      return finding(verdict.code);
    case "ignored":
      return `nothing to do: ${verdict.because}`;
  }
}

function ofQuery(handling: Handling): string {
  switch (handling.is) {
    case "same":
      return "same";
    case "converted":
      return finding(handling.code);
    case "refused":
      return `${finding(handling.code)} (${handling.why})`;
  }
}

function finding(name: string): string {
  return `${code(name)}: ${all[name]?.short ?? ""}`;
}

function table(header: string, rows: readonly (readonly string[])[]): string {
  const columns = header.split(" | ");
  const lines = [
    columns,
    columns.map(() => "---"),
    ...rows.map((cells) => cells.map((cell) => cell.replaceAll("|", "\\|"))),
  ];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}
