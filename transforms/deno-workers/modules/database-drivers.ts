import type { ImportName } from "./project-modules.js";
import type { Target } from "./target.js";

/** Packages of npm that open a connection to a database, with the names that do; none where any does. */
const drivers: Readonly<Record<string, readonly string[] | undefined>> = {
  pg: undefined,
  postgres: undefined,
  // `neon()` asks over HTTP.
  "@neondatabase/serverless": ["Pool", "Client", "*"],
  "drizzle-orm/neon-serverless": undefined,
  "drizzle-orm/node-postgres": undefined,
  "drizzle-orm/postgres-js": undefined,
  mysql2: undefined,
  "mysql2/promise": undefined,
};

/** What is said of an import that brings a driver, undefined of others. */
export function driverMessage(target: Target, names: readonly ImportName[]): string | undefined {
  if (target.kind !== "npm") return undefined;
  const name = target.name + target.subpath;
  if (!Object.hasOwn(drivers, name)) return undefined;
  const connecting = drivers[name];
  if (connecting && !names.some((each) => connecting.includes(each.name))) return undefined;
  if (name.startsWith("@neon")) return `\`${name}\` connects in each request anew, or asks over HTTP with \`neon()\`.`;
  return `\`${name}\` connects to the database, through Hyperdrive, in each request anew.`;
}
