import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { codes } from "../../transforms/drizzle-d1/codes.js";
import { type Handling, classMembers, operators } from "../../transforms/drizzle-d1/queries/surface.js";
import { declaredNames } from "./declared-names.js";

const library = fileURLToPath(new URL("../../node_modules/drizzle-orm", import.meta.url));

function declarationsOf(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(library, folder), { encoding: "utf8" })
      .filter((name) => name.endsWith(".d.ts"))
      .sort()
      .map((name) => readFileSync(path.join(library, folder, name), "utf8")),
  );
}

/** Methods and fields of a class, without what TypeScript calls its constructor. */
function membersOf(members: ReadonlyMap<string, ReadonlySet<string>>, owner: string): string[] {
  return [...(members.get(owner) ?? [])].filter((name) => name !== "new" && !name.startsWith("[")).sort();
}

describe("queries of pg-core", () => {
  const { members } = declaredNames(declarationsOf("pg-core", "pg-core/query-builders"));
  const sqlite = declaredNames(declarationsOf("sqlite-core", "sqlite-core/query-builders")).members;

  it.each(Object.keys(classMembers))("%s: every member has a handling", (owner) => {
    const declared = membersOf(members, owner);
    expect(declared.length).toBeGreaterThan(0);
    const table: Readonly<Record<string, Handling>> = classMembers[owner as keyof typeof classMembers];
    expect(declared.filter((name) => !Object.hasOwn(table, name))).toEqual([]);
  });

  it("knows every class of query builders", () => {
    const classes = [...members.keys()].filter((name) =>
      /^(?:Pg(?:Select|Insert|Update|Delete|Count)(?:QueryBuilder)?(?:Base|Builder)|PgRaw|PgRelationalQuery|RelationalQueryBuilder|PgDatabase|PgTransaction|PgRefreshMaterializedView)$/.test(
        name,
      ),
    );
    expect(classes.filter((name) => !Object.hasOwn(classMembers, name))).toEqual([]);
  });

  it("says `same` only of what SQLite has too", () => {
    const own = new Set([...sqlite.values()].flatMap((names) => [...names]));
    const missing = Object.entries(classMembers).flatMap(([owner, table]) =>
      Object.entries(table as Readonly<Record<string, Handling>>)
        .filter(([name, { is }]) => is === "same" && membersOf(members, owner).includes(name) && !own.has(name))
        .map(([name]) => `${owner}.${name}`),
    );
    expect(missing).toEqual([]);
  });
});

describe("operators of drizzle-orm", () => {
  const texts = ["conditions", "select"].map((name) =>
    readFileSync(path.join(library, "sql/expressions", `${name}.d.ts`), "utf8"),
  );
  const others = ["aggregate", "vector"].map((name) =>
    readFileSync(path.join(library, "sql/functions", `${name}.d.ts`), "utf8"),
  );
  const declared = [...texts, ...others].flatMap((text) =>
    [...text.matchAll(/^export declare (?:function|const) (\w+)/gm)].map(([, name = ""]) => name),
  );

  it("has a handling for each, and for no other name", () => {
    expect([...new Set(declared)].sort()).toEqual(Object.keys(operators).sort());
  });

  it("names codes that exist, of the right kind", () => {
    const handlings = [
      ...Object.values(classMembers).flatMap((table) => Object.values(table)),
      ...Object.values(operators),
    ] as Handling[];
    const table: Readonly<Record<string, { readonly level: string }>> = codes;
    for (const handling of handlings) {
      if (handling.is === "same") continue;
      const isEdit = handling.is === "converted";
      expect(["safe", "review"].includes(table[handling.code]?.level ?? ""), handling.code).toBe(isEdit);
    }
  });
});
