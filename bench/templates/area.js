import { adjectives, camelCase, pascalCase, properties } from "./names.js";

/** @typedef {import("../generate.js").GeneratedFile} GeneratedFile */

/**
 * One area of the Bun app: a repository over bun:sqlite and its callers.
 * @param {import("../random.js").Random} random
 * @param {string} name In kebab-case, e.g. `archived-order`.
 * @param {number} depth How many levels of callers the repository has, 1 to 5.
 * @returns {GeneratedFile[]}
 */
export function area(random, name, depth) {
  /** @type {Words} */
  const words = {
    type: pascalCase(name),
    value: camelCase(name),
    table: name.replaceAll("-", "_") + "s",
    properties: [...new Set([random.pick(properties), random.pick(properties), random.pick(properties)])],
    flag: random.pick(adjectives),
  };
  const levels = [service, workflow, controller, routes, application];
  const files = [types, cache, repository, container, ...levels.slice(0, depth)];
  return files.map((file) => ({
    path: `packages/api/src/${name}/${file.name}.ts`,
    text: file(words),
  }));
}

/**
 * @typedef {object} Words
 * @property {string} type `ArchivedOrder`
 * @property {string} value `archivedOrder`
 * @property {string} table `archived_orders`
 * @property {string[]} properties Numeric columns.
 * @property {string} flag A boolean column.
 */

/** @param {Words} words */
function types({ type, properties, flag }) {
  return `/** A row of the table, as SQLite gives it. */
export interface ${type}Row {
  id: number;
  name: string;
  owner_id: number;
${properties.map((property) => `  ${property}: number;`).join("\n")}
  ${flag}: number;
  note: string | null;
  created_at: string;
}

export interface New${type} {
  name: string;
  ownerId: number;
${properties.map((property) => `  ${property}: number;`).join("\n")}
  note?: string;
}

export interface ${type}Summary {
  count: number;
${properties.map((property) => `  ${property}: number;`).join("\n")}
}

export class ${type}NotFoundError extends Error {
  constructor(readonly id: number) {
    super(\`There is no ${type} \${id}\`);
    this.name = "${type}NotFoundError";
  }
}

export function is${type}Row(value: unknown): value is ${type}Row {
  return typeof value === "object" && value !== null && "id" in value && "owner_id" in value;
}
`;
}

/** The repository's method names on a class that has nothing to do with a database. */
/** @param {Words} words */
function cache({ type }) {
  return `import type { ${type}Row } from "./types";

interface Entry {
  row: ${type}Row;
  expiresAt: number;
}

/** Rows in memory, for a short time. */
export class ${type}Cache {
  private readonly entries = new Map<number, Entry>();

  constructor(
    private readonly lifetime = 30_000,
    private readonly now: () => number = Date.now,
  ) {}

  findById(id: number): ${type}Row | null {
    const entry = this.entries.get(id);
    if (!entry) return null;
    if (entry.expiresAt <= this.now()) {
      this.entries.delete(id);
      return null;
    }
    return entry.row;
  }

  list(limit: number): ${type}Row[] {
    return this.all().slice(0, limit);
  }

  all(): ${type}Row[] {
    return [...this.entries.values()].filter((entry) => entry.expiresAt > this.now()).map((entry) => entry.row);
  }

  get(id: number): ${type}Row | undefined {
    return this.findById(id) ?? undefined;
  }

  run(row: ${type}Row): { changes: number } {
    this.entries.set(row.id, { row, expiresAt: this.now() + this.lifetime });
    return { changes: 1 };
  }

  remove(id: number): boolean {
    return this.entries.delete(id);
  }

  transaction<T>(work: (cache: this) => T): T {
    const before = new Map(this.entries);
    try {
      return work(this);
    } catch (error) {
      this.entries.clear();
      for (const [id, entry] of before) this.entries.set(id, entry);
      throw error;
    }
  }
}
`;
}

/** @param {Words} words */
function repository({ type, table, properties, flag }) {
  const columns = ["name", "owner_id", ...properties, "note"];
  return `import type { Database, Statement } from "bun:sqlite";
import type { New${type}, ${type}Row, ${type}Summary } from "./types";

/** The table \`${table}\`. All times are ISO 8601 in UTC. */
export class ${type}Repository {
  private readonly byId: Statement<${type}Row, [number]>;

  constructor(private readonly db: Database) {
    this.byId = db.query<${type}Row, [number]>("SELECT * FROM ${table} WHERE id = ?");
  }

  findById(id: number): ${type}Row | null {
    return this.byId.get(id);
  }

  findByName(name: string): ${type}Row | null {
    const row = this.db.query<${type}Row, [string]>("SELECT * FROM ${table} WHERE name = ?").get(name);
    return row;
  }

  list(limit: number, offset = 0): ${type}Row[] {
    return this.db
      .query<${type}Row, [number, number]>("SELECT * FROM ${table} ORDER BY id LIMIT ? OFFSET ?")
      .all(limit, offset);
  }

  all(): ${type}Row[] {
    return this.db.query<${type}Row, []>("SELECT * FROM ${table}").all();
  }

  listByOwner(ownerId: number): ${type}Row[] {
    const rows = this.db.query<${type}Row, [number]>("SELECT * FROM ${table} WHERE owner_id = ?").all(ownerId);
    return rows.sort((a, b) => a.created_at.localeCompare(b.created_at));
  }

  count(): number {
    return this.db.query<{ count: number }, []>("SELECT COUNT(*) AS count FROM ${table}").get()?.count ?? 0;
  }

  exists(id: number): boolean {
    return this.db.query<{ id: number }, [number]>("SELECT id FROM ${table} WHERE id = ?").get(id) !== null;
  }

  summary(): ${type}Summary | null {
    return this.db
      .query<${type}Summary, []>(
        \`SELECT COUNT(*) AS count, ${properties.map((property) => `SUM(${property}) AS ${property}`).join(", ")}
         FROM ${table}\`,
      )
      .get();
  }

  create(input: New${type}): number {
    const result = this.db
      .prepare("INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})")
      .run(input.name, input.ownerId, ${properties.map((property) => `input.${property}`).join(", ")}, input.note ?? null);
    return Number(result.lastInsertRowid);
  }

  rename(id: number, name: string): boolean {
    const { changes } = this.db.prepare("UPDATE ${table} SET name = $name WHERE id = $id").run({ $name: name, $id: id });
    return changes > 0;
  }

  setFlag(id: number, ${flag}: boolean): void {
    this.db.prepare("UPDATE ${table} SET ${flag} = ? WHERE id = ?").run(${flag} ? 1 : 0, id);
  }

  remove(id: number): number {
    return this.db.prepare("DELETE FROM ${table} WHERE id = ?").run(id).changes;
  }

  moveAll(from: number, to: number): void {
    this.db.transaction(() => {
      this.db.prepare("UPDATE ${table} SET owner_id = ? WHERE owner_id = ?").run(to, from);
      this.db.prepare("UPDATE owners SET moved_to = ? WHERE id = ?").run(to, from);
    })();
  }
}
`;
}

/** @param {Words} words */
function container({ type, value }) {
  return `import { database } from "../database";
import { ${type}Cache } from "./cache";
import { ${type}Repository } from "./repository";

export const ${value}Repository = new ${type}Repository(database);
export const ${value}Cache = new ${type}Cache();
`;
}

/** @param {Words} words */
function service({ type, value, properties, flag }) {
  const [property = "amount"] = properties;
  return `import type { ${type}Cache } from "./cache";
import { ${value}Cache, ${value}Repository } from "./container";
import type { ${type}Repository } from "./repository";
import { ${type}NotFoundError, type New${type}, type ${type}Row, type ${type}Summary } from "./types";

export class ${type}Service {
  constructor(
    private readonly repository: ${type}Repository,
    private readonly cache: ${type}Cache,
  ) {}

  get(id: number): ${type}Row {
    const cached = this.cache.findById(id);
    if (cached) return cached;
    const row = this.repository.findById(id);
    if (!row) throw new ${type}NotFoundError(id);
    this.cache.run(row);
    return row;
  }

  page(number: number, size = 50): { rows: ${type}Row[]; pages: number } {
    const pages = Math.max(1, Math.ceil(this.repository.count() / size));
    const rows = this.repository.list(size, (Math.min(number, pages) - 1) * size);
    return { rows, pages };
  }

  create(input: New${type}): ${type}Row {
    if (this.repository.findByName(input.name)) throw new Error(\`The name \${input.name} is taken\`);
    return this.get(this.repository.create(input));
  }

  rename(id: number, name: string): ${type}Row {
    if (!this.repository.rename(id, name)) throw new ${type}NotFoundError(id);
    this.cache.remove(id);
    return this.get(id);
  }

  total(ownerId: number): number {
    let total = 0;
    for (const row of this.repository.listByOwner(ownerId)) total += row.${property};
    return total;
  }

  getMany(ids: readonly number[]): ${type}Row[] {
    return ids.map((id) => this.get(id));
  }

  mark(ids: readonly number[], ${flag}: boolean): void {
    ids.forEach((id) => {
      this.repository.setFlag(id, ${flag});
      this.cache.remove(id);
    });
  }

  /** Looks into memory only: nothing here waits. */
  remembered(limit: number): ${type}Row[] {
    return this.cache.list(limit).filter((row) => row.${property} > 0);
  }

  remove(id: number): void {
    if (this.repository.remove(id) === 0) throw new ${type}NotFoundError(id);
    this.cache.remove(id);
  }

  summary(): ${type}Summary | null {
    return this.repository.summary();
  }
}

export const ${value}Service = new ${type}Service(${value}Repository, ${value}Cache);
`;
}

/** @param {Words} words */
function workflow({ type, value, properties, flag }) {
  const [property = "amount"] = properties;
  return `import { ${value}Service } from "./service";
import type { New${type}, ${type}Row } from "./types";

export interface ${type}Report {
  title: string;
  average: number;
  rows: ${type}Row[];
}

/** Takes over what another owner had, and says how much that was. */
export function takeOver${type}s(ids: readonly number[], ownerId: number): number {
  const rows = ${value}Service.getMany(ids);
  const foreign = rows.filter((row) => row.owner_id !== ownerId);
  ${value}Service.mark(
    foreign.map((row) => row.id),
    true,
  );
  return ${value}Service.total(ownerId) + foreign.length;
}

export function import${type}s(inputs: readonly New${type}[]): { created: ${type}Row[]; failed: string[] } {
  const created: ${type}Row[] = [];
  const failed: string[] = [];
  for (const input of inputs) {
    try {
      created.push(${value}Service.create(input));
    } catch (error) {
      failed.push(error instanceof Error ? error.message : String(error));
    }
  }
  return { created, failed };
}

export function report${type}s(page: number): ${type}Report {
  const { rows, pages } = ${value}Service.page(page);
  const sum = rows.reduce((total, row) => total + row.${property}, 0);
  return { title: \`Page \${page} of \${pages}\`, average: rows.length === 0 ? 0 : sum / rows.length, rows };
}

export const describe${type} = (id: number): string => {
  const row = ${value}Service.get(id);
  return row.${flag} ? \`\${row.name} (${flag})\` : row.name;
};

export function drop${type}(id: number, confirmed: boolean): string {
  if (!confirmed) return \`Really drop \${describe${type}(id)}?\`;
  ${value}Service.remove(id);
  return "Dropped";
}
`;
}

/** @param {Words} words */
function controller({ type, value }) {
  return `import { describe${type}, drop${type}, import${type}s, report${type}s, takeOver${type}s, type ${type}Report } from "./workflow";
import { ${type}NotFoundError, type New${type} } from "./types";

export interface ${type}Actions {
  show(id: number): Response;
  page(number: number): Response;
  import(inputs: readonly New${type}[]): Response;
  takeOver(ids: readonly number[], ownerId: number): Response;
  drop(id: number, confirmed: boolean): Response;
}

export class ${type}Controller implements ${type}Actions {
  show(id: number): Response {
    try {
      return Response.json({ id, description: describe${type}(id) });
    } catch (error) {
      if (error instanceof ${type}NotFoundError) return new Response(error.message, { status: 404 });
      throw error;
    }
  }

  page(number: number): Response {
    const report: ${type}Report = report${type}s(number);
    return Response.json({ title: report.title, average: report.average, count: report.rows.length });
  }

  import(inputs: readonly New${type}[]): Response {
    const { created, failed } = import${type}s(inputs);
    return Response.json({ created, failed }, { status: failed.length > 0 ? 207 : 201 });
  }

  takeOver(ids: readonly number[], ownerId: number): Response {
    return Response.json({ total: takeOver${type}s(ids, ownerId) });
  }

  drop(id: number, confirmed: boolean): Response {
    return new Response(drop${type}(id, confirmed), { status: confirmed ? 200 : 409 });
  }
}

export const ${value}Controller: ${type}Actions = new ${type}Controller();
`;
}

/** @param {Words} words */
function routes({ type, value, table }) {
  return `import { ${value}Controller } from "./controller";
import type { New${type} } from "./types";

export type Handler = (request: Request, parameters: readonly string[]) => Response | Promise<Response>;

export interface Route {
  method: "GET" | "POST" | "DELETE";
  pattern: RegExp;
  handle: Handler;
}

const numbers = (text: string | undefined): number[] => (text ?? "").split(",").map(Number);

export const ${value}Routes: readonly Route[] = [
  {
    method: "GET",
    pattern: /^\\/${table}\\/(\\d+)$/,
    handle: (_request, [id]) => ${value}Controller.show(Number(id)),
  },
  {
    method: "GET",
    pattern: /^\\/${table}\\/pages\\/(\\d+)$/,
    handle: (_request, [page]) => {
      const response = ${value}Controller.page(Number(page));
      response.headers.set("cache-control", "no-store");
      return response;
    },
  },
  {
    method: "POST",
    pattern: /^\\/${table}$/,
    handle: async (request) => ${value}Controller.import((await request.json()) as New${type}[]),
  },
  {
    method: "POST",
    pattern: /^\\/${table}\\/([\\d,]+)\\/owner\\/(\\d+)$/,
    handle: (_request, [ids, ownerId]) => ${value}Controller.takeOver(numbers(ids), Number(ownerId)),
  },
  {
    method: "DELETE",
    pattern: /^\\/${table}\\/(\\d+)$/,
    handle(request, [id]) {
      return ${value}Controller.drop(Number(id), request.headers.has("x-confirmed"));
    },
  },
];

export function first${type}Page(): Response {
  return ${value}Controller.page(1);
}
`;
}

/** @param {Words} words */
function application({ type, value, table }) {
  return `import { first${type}Page, ${value}Routes } from "./routes";

function answer(request: Request): Response | Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === "/${table}") return first${type}Page();
  for (const route of ${value}Routes) {
    const match = route.method === request.method ? route.pattern.exec(pathname) : null;
    if (match) return route.handle(request, match.slice(1));
  }
  return new Response("Not found", { status: 404 });
}

export function health(): { status: number; body: string } {
  const response = first${type}Page();
  return { status: response.status, body: response.statusText };
}

export default {
  fetch(request: Request): Response | Promise<Response> {
    return answer(request);
  },
};
`;
}
