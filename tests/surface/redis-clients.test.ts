import { readFileSync } from "node:fs";
import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";
import { commandOf, treatments } from "../../transforms/redis-kv/commands.js";
import { coveragePage } from "../../transforms/redis-kv/surface/coverage-page.js";
import { surfaces } from "../../transforms/redis-kv/surface/index.js";
import { ioredisSurface } from "../../transforms/redis-kv/surface/ioredis.js";
import { nodeRedisSurface } from "../../transforms/redis-kv/surface/node-redis.js";
import type { Surface } from "../../transforms/redis-kv/surface/surface.js";
import { upstashSurface } from "../../transforms/redis-kv/surface/upstash.js";
import { vercelKvSurface } from "../../transforms/redis-kv/surface/vercel-kv.js";

function installed(path: string): string {
  return readFileSync(new URL(`../../node_modules/${path}`, import.meta.url), "utf8");
}

/** The public instance members of classes and interfaces in a declaration text. */
function membersOf(text: string, owners: readonly string[]): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if ((ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) && owners.includes(node.name?.text ?? "")) {
      for (const member of node.members) {
        const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected | ts.ModifierFlags.Static;
        if (ts.getCombinedModifierFlags(member) & hidden) continue;
        const { name } = member;
        if (name && (ts.isIdentifier(name) || ts.isStringLiteral(name))) names.add(name.text);
        else if (name && ts.isComputedPropertyName(name) && ts.isStringLiteral(name.expression))
          names.add(name.expression.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("library.d.ts", text, ts.ScriptTarget.Latest, true));
  return names;
}

/** Names that the library has and the table lacks (`+`), and the other way round (`-`). */
function differences(declared: ReadonlySet<string>, { members }: Surface): string[] {
  const inTable = new Set(Object.keys(members));
  return [
    ...[...declared].filter((name) => !inTable.has(name)).map((name) => `+ ${name}`),
    ...[...inTable].filter((name) => !declared.has(name)).map((name) => `- ${name}`),
  ].sort();
}

function ioredisMembers(change: (text: string) => string = (text) => text): Set<string> {
  const built = (file: string) => installed(`ioredis/built/${file}.d.ts`);
  return new Set([
    ...membersOf(change(built("utils/RedisCommander")), ["RedisCommander", "ChainableCommander"]),
    ...membersOf(built("utils/Commander"), ["Commander"]),
    ...membersOf(built("Redis"), ["Redis"]),
    ...membersOf(built("transaction"), ["Transaction"]),
  ]);
}

function upstashMembers(): Set<string> {
  const index = installed("@upstash/redis/nodejs.d.ts");
  const chunk = /from '\.\/(error-[\w-]+)\.js'/.exec(index)?.[1] ?? "";
  return membersOf(installed(`@upstash/redis/${chunk}.d.ts`), ["Redis", "Pipeline"]);
}

/** The commands of node-redis: the keys of one object, in camelCase and in capitals. */
function nodeRedisCommands(): string[] {
  const text = installed("@redis/client/dist/lib/commands/index.d.ts");
  const file = ts.createSourceFile("commands.d.ts", text, ts.ScriptTarget.Latest, true);
  const types = file.statements.flatMap((statement) =>
    ts.isVariableStatement(statement) ? statement.declarationList.declarations.flatMap(({ type }) => type ?? []) : [],
  );
  return types.flatMap((type) =>
    ts.isTypeLiteralNode(type) ? type.members.map((member) => member.name?.getText() ?? "") : [],
  );
}

describe("the tables have every member of the client, and no other", () => {
  it("ioredis", () => {
    expect(differences(ioredisMembers(), ioredisSurface)).toEqual([]);
  });

  it("node-redis", () => {
    const lib = (file: string) => installed(`@redis/client/dist/lib/client/${file}.d.ts`);
    const own = [
      ...membersOf(lib("index"), ["RedisClient"]),
      ...membersOf(lib("multi-command"), ["RedisClientMultiCommand"]),
    ];
    const isPublic = (name: string) => !name.startsWith("_") && /[a-z]/.test(name);
    const commands = nodeRedisCommands();
    expect(commands.length).toBeGreaterThan(300);
    expect(differences(new Set([...own, ...commands].filter(isPublic)), nodeRedisSurface)).toEqual([]);
  });

  it("node-redis: the names in capitals are those in camelCase, but for a few of the server's administration", () => {
    const known = new Set(Object.keys(nodeRedisSurface.members).map((name) => name.toLowerCase()));
    const capitals = nodeRedisCommands().filter((name) => !/[a-z]/.test(name));
    const others = capitals.map((name) => name.replace(/['_-]/g, "").toLowerCase()).filter((name) => !known.has(name));
    expect(others.filter((name) => Object.hasOwn(treatments, name))).toEqual([]);
  });

  it("@upstash/redis", () => {
    expect(differences(upstashMembers(), upstashSurface)).toEqual([]);
  });

  it("@vercel/kv", () => {
    const own = membersOf(installed("@vercel/kv/dist/index.d.ts"), ["VercelKV"]);
    expect(own.size).toBeGreaterThan(3);
    expect(differences(new Set([...upstashMembers(), ...own]), vercelKvSurface)).toEqual([]);
  });
});

describe("the test itself", () => {
  it("sees a new member upstream, and one that is gone", () => {
    const changed = ioredisMembers((text) => text.replaceAll(/\bsetex\(/g, "brandNew("));
    expect(differences(changed, ioredisSurface)).toEqual(["+ brandNew", "- setex"]);
  });
});

it("every command of the table is a member of some client", () => {
  const members = new Set(
    surfaces.flatMap((surface) => Object.keys(surface.members).map((name) => commandOf(name).command)),
  );
  // Of Node's EventEmitter, or of older versions.
  const others = new Set([
    "on",
    "once",
    "off",
    "addlistener",
    "removelistener",
    "removealllisteners",
    "setmaxlisteners",
  ]);
  const older = new Set(["functions"]);
  expect(Object.keys(treatments).filter((name) => !members.has(name) && !others.has(name) && !older.has(name))).toEqual(
    [],
  );
});

describe("docs/redis-kv-coverage.md", () => {
  it("is what the tables say (vitest -u writes it)", async () => {
    await expect(coveragePage(surfaces)).toMatchFileSnapshot("../../docs/redis-kv-coverage.md");
  });
});
