import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { schemaCodes } from "../../transforms/drizzle-d1/schema/codes.js";
import { coreExports } from "../../transforms/drizzle-d1/schema/surface/exports.js";
import { coreMembers } from "../../transforms/drizzle-d1/schema/surface/members.js";
import type { CoreVerdict } from "../../transforms/drizzle-d1/schema/surface/verdict.js";
import { declaredNames } from "./declared-names.js";

const library = fileURLToPath(new URL("../../node_modules/drizzle-orm", import.meta.url));

function declarationsOf(folder: string): string[] {
  return readdirSync(path.join(library, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".d.ts") && !name.endsWith("all.d.ts.map"))
    .sort()
    .map((name) => readFileSync(path.join(library, folder, name), "utf8"));
}

/** What a module exports, by its own `export` keywords. */
function exportsOf(folder: string): Set<string> {
  const names = declarationsOf(folder).flatMap((text) =>
    [
      ...text.matchAll(
        /^export (?:declare )?(?:abstract )?(?:class|interface|type|function|const) ([A-Za-z_$][\w$]*)/gm,
      ),
    ].map(([, name = ""]) => name),
  );
  return new Set(names);
}

/** Modules that the index of the package does not export. */
const internal = new Set(["PgViewBase", "PgViewConfig", "parseEWKB"]);

describe("pg-core", () => {
  const postgres = exportsOf("pg-core");
  const sqlite = exportsOf("sqlite-core");

  it("has a verdict for every export, and for no other name", () => {
    const listed = new Set(Object.keys(coreExports));
    expect([...postgres].filter((name) => !listed.has(name))).toEqual([]);
    expect([...listed].filter((name) => !postgres.has(name) && !internal.has(name))).toEqual([]);
  });

  it("renames only to what sqlite-core exports", () => {
    const targets = Object.entries(coreExports as Record<string, CoreVerdict>).flatMap(([name, verdict]) => {
      if (verdict.verdict === "same") return [name];
      return verdict.verdict === "renamed" ? [verdict.to] : [];
    });
    expect(targets.filter((name) => !sqlite.has(name))).toEqual([]);
  });

  it("has a verdict for every method of its builders, and for no other", () => {
    const declared = declaredNames([
      ...declarationsOf("pg-core"),
      readFileSync(path.join(library, "column-builder.d.ts"), "utf8"),
    ]);
    const inTable = Object.entries(coreMembers).map(([owner, verdicts]) => [owner, Object.keys(verdicts).sort()]);
    const inLibrary = Object.keys(coreMembers).map((owner) => [owner, [...(declared.members.get(owner) ?? [])].sort()]);
    expect(inTable).toEqual(inLibrary);
  });

  it("looks at every class that has methods for a schema", () => {
    const declared = declaredNames(declarationsOf("pg-core"));
    // The builders of single types have no methods of their own but the constructor; queries are not the schema's.
    const ofQueries = new Set(["QueryBuilder", "RelationalQueryBuilder"]);
    const hasMethods = (name: string) => [...(declared.members.get(name) ?? [])].some((member) => member !== "new");
    const builders = [...declared.classes].filter(
      (name) =>
        /Builder(?:Core|On)?$/.test(name) &&
        !/^Pg(?:Select|Insert|Update|Delete|Count)/.test(name) &&
        !ofQueries.has(name) &&
        hasMethods(name),
    );
    expect(builders.filter((name) => !Object.hasOwn(coreMembers, name))).toEqual([]);
  });

  it("refuses only with codes that are findings", () => {
    const refused = Object.values({ ...coreExports, ...Object.assign({}, ...Object.values(coreMembers)) } as Record<
      string,
      CoreVerdict
    >);
    const levels = refused.flatMap((verdict) =>
      verdict.verdict === "refused" ? [schemaCodes[verdict.code].level] : [],
    );
    expect(new Set(levels)).toEqual(new Set(["manual"]));
  });
});
