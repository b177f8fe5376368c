import type { EnvAccess } from "../../../src/cloudflare/env-access.js";
import type { HelperName } from "../kv-commands-text.js";
import type { LibraryName } from "../library.js";
import { states } from "../connections.js";
import { hasAutomaticJson } from "../values.js";
import { adapterCommand, textFunction } from "./adapter-commands.js";

/**
 * The function that each client's adapter exports, and its file. No text of an adapter may hold a trigger of the
 * transform: it would be among the inputs of the next run.
 */
export const adapters = {
  ioredis: { function: "ioRedisOrKv", file: "ioredis-or-kv" },
  "node-redis": { function: "nodeRedisOrKv", file: "node-redis-or-kv" },
  "@upstash/redis": { function: "upstashOrKv", file: "upstash-or-kv" },
  "@vercel/kv": { function: "vercelKvOrKv", file: "vercel-kv-or-kv" },
} as const satisfies Record<LibraryName, { readonly function: string; readonly file: string }>;

/** A member of the client that the adapter answers. */
export interface AdapterMember {
  /** As the project spells it: `setEx`. */
  readonly name: string;
  /** `setex` */
  readonly command: string;
  readonly givesBoolean: boolean;
}

export interface AdapterContent {
  readonly library: LibraryName;
  /** Name of the environment variable. */
  readonly flag: string;
  readonly binding: string;
  readonly access: EnvAccess;
  readonly members: readonly AdapterMember[];
  /** Members of the connection that the project uses, where nothing needs one with the flag. */
  readonly connection: readonly string[];
  /** Whether some commands stay with the client. */
  readonly hasOthers: boolean;
}

const bindings: Readonly<Record<EnvAccess, { readonly imports: string; readonly kv: (binding: string) => string }>> = {
  // No import at the top: without the flag the file also runs where there is no such module.
  "cloudflare:workers": {
    imports: "",
    kv: (binding) => `  const { env } = await import("cloudflare:workers");\n  return env.${binding};`,
  },
  opennext: {
    imports: 'import { getCloudflareContext } from "@opennextjs/cloudflare";\n',
    kv: (binding) => `  return getCloudflareContext().env.${binding};`,
  },
};

/** The helpers that an adapter imports from the file of commands. */
export function helpersOf({ library, members }: AdapterContent): HelperName[] {
  const isJson = hasAutomaticJson(library);
  const names = members.flatMap(({ command }): HelperName[] => {
    const found = adapterCommand(command);
    if (!found) return [];
    return [
      ...found.helpers,
      ...(isJson && found.reads ? (["fromRedisText"] as const) : []),
      ...(isJson && (found.writes || found.sets) ? (["toRedisText"] as const) : []),
    ];
  });
  return [...new Set(names)].sort();
}

/** The text of an adapter: the client itself without the flag, its commands over KV with it. */
export function adapterFileText(content: AdapterContent, helperModule: string): string {
  const { library, flag, binding, access, members, connection, hasOthers } = content;
  const isJson = hasAutomaticJson(library);
  const sorted = [...members].sort((a, b) => (a.name < b.name ? -1 : 1));
  const commands = sorted.map(({ name, command, givesBoolean }) => {
    const text = adapterCommand(command)?.text({ isJson, givesBoolean }) ?? "";
    return text === name ? `  ${name},` : `  ${name}: ${text},`;
  });
  const found = sorted.flatMap(({ command }) => adapterCommand(command) ?? []);
  const sets = found.some((command) => command.sets);
  const helpers = helpersOf(content);
  const imports = `${bindings[access].imports}${helpers.length > 0 ? `import { ${helpers.join(", ")} } from "${helperModule}";\n` : ""}`;
  const others = hasOthers ? "the others still to Redis" : "and Redis is not asked";
  const constants = connection.flatMap((name) =>
    Object.hasOwn(states, name) ? [`  ${name}: ${String(states[name])},`] : [],
  );
  if (connection.includes("ping")) constants.push('  ping: () => Promise.resolve("PONG"),');
  const methods = connection.filter((name) => name !== "ping" && !Object.hasOwn(states, name));
  return [
    imports,
    `/**
 * The Redis client. While ${flag} is set, the commands below go to Workers KV, ${others}.
 *
 * @param connect makes the client; called when it is needed
 */
export function ${adapters[library].function}<Client extends object>(connect: () => Client): Client {
  if (["", "0", "false"].includes(process.env.${flag} ?? "")) return connect();
  let client: Client | undefined;
  const adapter: Client = new Proxy({} as Client, {
    get(_target, name): unknown {
      // Promises ask what they are given for a \`then\`.
      if (name === "then") return undefined;
      if (Object.hasOwn(commands, name)) return commands[name as keyof typeof commands];
${answersOf(methods)}      client ??= connect();
      const member: unknown = Reflect.get(client, name);
      return typeof member === "function" ? (member.bind(client) as unknown) : member;
    },
  });
  return adapter;
}
`,
    `const commands = {\n${[...commands, ...constants].join("\n")}\n};\n`,
    `async function kv(): Promise<KVNamespace> {\n${bindings[access].kv(binding)}\n}\n`,
    sets ? setText(textFunction({ isJson })) : "",
    sets && !isJson ? plainText : "",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** There is no connection to open, to close or to watch. */
function answersOf(methods: readonly string[]): string {
  const isAny = (names: readonly string[]) => names.map((name) => `name === ${JSON.stringify(name)}`).join(" || ");
  const chained = methods.filter((name) => givesItself.test(name));
  const awaited = methods.filter((name) => !givesItself.test(name));
  return [
    chained.length > 0 ? `      if (${isAny(chained)}) return () => adapter;\n` : "",
    awaited.length > 0 ? `      if (${isAny(awaited)}) return () => Promise.resolve(adapter);\n` : "",
  ].join("");
}

const givesItself =
  /^(?:on|once|off|addListener|removeListener|removeAllListeners|setMaxListeners|ref|unref|duplicate)$/;

const setText = (
  toText: string,
) => `/** Options as words, "EX", 60, or as an object, { ex: 60 }. KV keeps a value for at least 60 seconds. */
async function set(key: string, value: unknown, ...options: readonly unknown[]): Promise<"OK"> {
  const words = options.flatMap(wordsOf);
  const after = (option: string) => {
    const index = words.findIndex((word) => String(word).toLowerCase() === option);
    return index < 0 ? 0 : Number(words[index + 1] ?? 0);
  };
  const seconds = after("ex") || after("px") / 1000;
  const expiration = after("exat") || Math.ceil(after("pxat") / 1000);
  await (await kv()).put(key, ${toText}(value), {
    ...(seconds && { expirationTtl: Math.max(60, Math.ceil(seconds)) }),
    ...(expiration && { expiration }),
  });
  return "OK";
}

function wordsOf(option: unknown): unknown[] {
  if (typeof option !== "object" || option === null) return [option];
  if ("type" in option && "value" in option) return [option.type, option.value];
  return Object.entries(option).flatMap(([name, value]) => [name, ...wordsOf(value)]);
}
`;

const plainText = `function textOf(value: unknown): string | ArrayBufferView {
  return ArrayBuffer.isView(value) ? value : String(value ?? "");
}
`;
