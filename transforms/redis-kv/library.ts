import { ts } from "ts-morph";

/** The Redis clients that the transform knows. */
export type LibraryName = "ioredis" | "node-redis" | "@upstash/redis" | "@vercel/kv";

/** What a value of such a library is. */
export type Entity = "client" | "pipeline" | "other";

export interface LibraryType {
  readonly library: LibraryName;
  readonly entity: Entity;
}

/** Module specifiers that lead to a library. */
const libraryModules = {
  ioredis: "ioredis",
  redis: "node-redis",
  "@redis/client": "node-redis",
  "@upstash/redis": "@upstash/redis",
  "@upstash/redis/cloudflare": "@upstash/redis",
  "@upstash/redis/nodejs": "@upstash/redis",
  "@upstash/redis/fastly": "@upstash/redis",
  "@vercel/kv": "@vercel/kv",
} as const satisfies Record<string, LibraryName>;

export function libraryOfModule(specifier: string): LibraryName | undefined {
  const name = withoutDeno(specifier);
  return Object.hasOwn(libraryModules, name) ? libraryModules[name as keyof typeof libraryModules] : undefined;
}

/** "npm:ioredis@5" → "ioredis", as Deno loads packages. Deno's own client counts as node-redis: it cannot be followed. */
function withoutDeno(specifier: string): string {
  if (/^(?:jsr:\/?@db\/redis|https:\/\/deno\.land\/x\/redis)\b/.test(specifier)) return "redis";
  const found = /^(?:npm:\/?|https:\/\/esm\.sh\/)((?:@[^/@]+\/)?[^/@]+)(?:@[^/]*)?(\/.*)?$/.exec(specifier);
  return found ? `${found[1] ?? ""}${found[2] ?? ""}` : specifier;
}

/** The npm packages that go with a library's last use. */
export const packagesOf = {
  ioredis: ["ioredis", "@types/ioredis"],
  "node-redis": ["redis", "@types/redis", "@redis/client"],
  "@upstash/redis": ["@upstash/redis"],
  "@vercel/kv": ["@vercel/kv"],
} as const satisfies Record<LibraryName, readonly string[]>;

const installedFolders: readonly (readonly [RegExp, LibraryName])[] = [
  [/\/node_modules\/(?:@types\/)?ioredis\//, "ioredis"],
  [/\/node_modules\/(?:(?:@types\/)?redis|redis\d|@redis\/[\w-]+)\//, "node-redis"],
  [/\/node_modules\/@upstash\/redis\//, "@upstash/redis"],
  [/\/node_modules\/@vercel\/kv\//, "@vercel/kv"],
];

/** The library that a declaration belongs to: by the ambient module around it, else by the package that its file is in. */
export function libraryOfDeclaration(declaration: ts.Node): LibraryName | undefined {
  for (let node = declaration; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name)) return libraryOfModule(node.name.text);
  }
  const file = declaration.getSourceFile().fileName;
  return installedFolders.find(([folder]) => folder.test(file))?.[1];
}

const entities: Readonly<Record<string, Entity>> = {
  Redis: "client",
  Cluster: "client",
  VercelKV: "client",
  RedisClient: "client",
  RedisClientType: "client",
  RedisCluster: "client",
  RedisClusterType: "client",
  RedisClientPool: "client",
  RedisClientPoolType: "client",
  RedisSentinel: "client",
  RedisSentinelType: "client",
  ChainableCommander: "pipeline",
  Pipeline: "pipeline",
  RedisClientMultiCommand: "pipeline",
  RedisClientMultiCommandType: "pipeline",
};

/** What a symbol of a library names, through import aliases. */
export function entityOf(
  symbol: ts.Symbol | undefined,
  checker: ts.TypeChecker,
): (LibraryType & { readonly name: string }) | undefined {
  if (!symbol) return undefined;
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target.declarations?.[0];
  const library = declaration && libraryOfDeclaration(declaration);
  if (library === undefined) return undefined;
  const name = nameOf(target, declaration);
  return { library, entity: entities[name] ?? "other", name };
}

/** `export default class RedisClient` has a symbol called "default". */
function nameOf(symbol: ts.Symbol, declaration: ts.Declaration | undefined): string {
  const named = declaration as ts.NamedDeclaration | undefined;
  return named?.name && ts.isIdentifier(named.name) ? named.name.text : symbol.name;
}

/**
 * The client or pipeline that a type is; looks through unions with null and undefined, and through the parts of the
 * intersections that node-redis is made of. A union of clients of several libraries is `"several"`.
 */
export function libraryTypeOf(type: ts.Type, checker: ts.TypeChecker): LibraryType | "several" | undefined {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) return undefined;
  for (const symbol of [type.aliasSymbol, type.getSymbol()]) {
    const found = entityOf(symbol, checker);
    if (found && found.entity !== "other") return { library: found.library, entity: found.entity };
  }
  if (type.flags & ts.TypeFlags.Instantiable) {
    const constraint = checker.getBaseConstraintOfType(type);
    return constraint && constraint !== type ? libraryTypeOf(constraint, checker) : undefined;
  }
  if (type.isUnion()) {
    const nothing = ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void;
    const found = type.types.filter(({ flags }) => !(flags & nothing)).map((part) => libraryTypeOf(part, checker));
    const [first] = found;
    if (first !== undefined && first !== "several") {
      const isSame = (other: (typeof found)[number]) =>
        typeof other === "object" && other.library === first.library && other.entity === first.entity;
      if (found.every(isSame)) return first;
    }
    return found.some((part) => part !== undefined) ? "several" : undefined;
  }
  if (type.isIntersection()) {
    for (const part of type.types) {
      const found = libraryTypeOf(part, checker);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const bases = type.isClassOrInterface() ? checker.getBaseTypes(type) : [];
  for (const base of bases) {
    const found = libraryTypeOf(base, checker);
    if (found !== undefined) return found;
  }
  return undefined;
}
