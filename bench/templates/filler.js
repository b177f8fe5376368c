import { adjectives, camelCase, nouns, pascalCase, properties } from "./names.js";

/** @typedef {import("../random.js").Random} Random */

/**
 * A function that later files may import.
 * @typedef {object} Exported
 * @property {string} module The module specifier.
 * @property {string} name
 * @property {"text" | "numbers"} takes `(text: string) => string`, or `(values: readonly number[]) => number`.
 */

/** How many of the files made last a new file may import from: imports stay near, as they do in real trees. */
const NEIGHBOURHOOD = 200;

/**
 * A file that no transform has a reason to change.
 * @param {Random} random
 * @param {number} index
 * @param {number} size Aimed size in bytes.
 * @param {Exported[]} exported What earlier files export; what this one exports is added.
 * @returns {import("../generate.js").GeneratedFile}
 */
export function fillerFile(random, index, size, exported) {
  const noun = random.pick(nouns);
  const [folder, alias] = index % 2 === 0 ? ["packages/api/src/shared", "@api/shared"] : ["apps/web/lib", "@web/lib"];
  const module = `${noun}/${random.pick(adjectives)}-${noun}-${index}`;

  const imports = pickImports(random, exported);
  const text = imports.map(({ name, module: from }) => `import { ${name} } from "${from}";`);
  if (text.length > 0) text.push("");

  let length = text.join("\n").length;
  for (let part = 0; length < size || part === 0; part++) {
    const name = pascalCase(`${random.pick(adjectives)}-${noun}-${part + 1}`);
    const block = random.pick(blocks)(random, name, imports);
    text.push(block);
    length += block.length;
  }

  const textFunction = camelCase(`label-${noun}-${index}`);
  const numbersFunction = camelCase(`rate-${noun}-${index}`);
  text.push(closing(textFunction, numbersFunction, imports));
  const specifier = `${alias}/${module}`;
  exported.push(
    { module: specifier, name: textFunction, takes: "text" },
    { module: specifier, name: numbersFunction, takes: "numbers" },
  );
  return { path: `${folder}/${module}.ts`, text: text.join("\n") };
}

/** @param {Random} random @param {readonly Exported[]} exported */
function pickImports(random, exported) {
  /** @type {Map<string, Exported>} */
  const picked = new Map();
  const last = exported.length - 1;
  for (let count = random.integer(0, 5); count > 0 && last > 0; count--) {
    const choice = exported[random.integer(Math.max(0, last - NEIGHBOURHOOD), last)];
    if (choice) picked.set(choice.name, choice);
  }
  return [...picked.values()];
}

/** @param {readonly Exported[]} imports */
const labelOf = (imports) => imports.find(({ takes }) => takes === "text")?.name ?? "String";

/** @param {readonly Exported[]} imports */
const rateOf = (imports) => imports.find(({ takes }) => takes === "numbers")?.name;

/** @typedef {(random: Random, name: string, imports: readonly Exported[]) => string} Block */

/** @type {Block} */
function shapes(random, name) {
  const fields = [...new Set([random.pick(properties), random.pick(properties), random.pick(properties)])];
  return `export interface ${name}Fields {
  id: string;
${fields.map((field) => `  ${field}: number;`).join("\n")}
  state: ${name}State;
  labels: readonly string[];
}

export type ${name}State = "new" | "open" | "${random.pick(adjectives)}" | "closed";

export type ${name}Change =
  | { kind: "created"; at: Date; by: string }
  | { kind: "moved"; at: Date; from: ${name}State; to: ${name}State }
  | { kind: "labelled"; at: Date; label: string };

export function describe${name}Change(change: ${name}Change): string {
  switch (change.kind) {
    case "created":
      return \`created by \${change.by} at \${change.at.toISOString()}\`;
    case "moved":
      return \`moved from \${change.from} to \${change.to}\`;
    case "labelled":
      return \`labelled \${change.label}\`;
  }
}

export const empty${name}: ${name}Fields = {
  id: "",
${fields.map((field) => `  ${field}: ${random.integer(0, 100)},`).join("\n")}
  state: "new",
  labels: [],
};
`;
}

/** The methods of a repository, on a list in memory. */
/** @type {Block} */
function store(random, name, imports) {
  const property = random.pick(properties);
  return `export interface ${name}Item {
  id: number;
  name: string;
  ${property}: number;
}

/** Keeps its items in memory, sorted by ${property}. */
export class ${name}Store {
  private items: ${name}Item[] = [];
  private readonly listeners = new Set<(item: ${name}Item) => void>();

  findById(id: number): ${name}Item | null {
    return this.items.find((item) => item.id === id) ?? null;
  }

  list(limit: number, offset = 0): ${name}Item[] {
    return this.items.slice(offset, offset + limit);
  }

  all(): ${name}Item[] {
    return [...this.items];
  }

  get(name: string): ${name}Item | undefined {
    return this.items.find((item) => item.name === ${labelOf(imports)}(name));
  }

  create(name: string, ${property}: number): number {
    const item = { id: this.items.length + 1, name, ${property} };
    this.items.push(item);
    this.items.sort((a, b) => a.${property} - b.${property});
    for (const listener of this.listeners) listener(item);
    return item.id;
  }

  run(change: (item: ${name}Item) => ${name}Item): { changes: number } {
    let changes = 0;
    this.items = this.items.map((item) => {
      const next = change(item);
      if (next !== item) changes++;
      return next;
    });
    return { changes };
  }

  transaction(work: () => void): () => void {
    return () => {
      const before = this.all();
      try {
        work();
      } catch (error) {
        this.items = before;
        throw error;
      }
    };
  }

  subscribe(listener: (item: ${name}Item) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

export function fill${name}Store(names: readonly string[]): ${name}Store {
  const store = new ${name}Store();
  names.forEach((name, index) => store.create(name, index * ${random.integer(2, 9)}));
  store.transaction(() => store.run((item) => ({ ...item, name: item.name.trim() })))();
  return store;
}
`;
}

/** @type {Block} */
function client(random, name) {
  const property = random.pick(properties);
  return `export interface ${name}Response {
  id: string;
  ${property}: number;
  next?: string;
}

export class ${name}Client {
  constructor(
    private readonly baseUrl: string,
    private readonly token: string,
    private readonly attempts = ${random.integer(2, 5)},
  ) {}

  async get(id: string): Promise<${name}Response> {
    const response = await this.send(\`\${this.baseUrl}/\${encodeURIComponent(id)}\`);
    return (await response.json()) as ${name}Response;
  }

  /** All pages, in order. The server sends at most ${random.integer(20, 200)} items a page. */
  async all(): Promise<${name}Response[]> {
    const found: ${name}Response[] = [];
    let next: string | undefined = this.baseUrl;
    while (next !== undefined) {
      const response: Response = await this.send(next);
      const page = (await response.json()) as { items: ${name}Response[]; next?: string };
      found.push(...page.items);
      next = page.next;
    }
    return found;
  }

  private async send(url: string): Promise<Response> {
    let failure: unknown;
    for (let attempt = 0; attempt < this.attempts; attempt++) {
      try {
        const response = await fetch(url, { headers: { authorization: \`Bearer \${this.token}\` } });
        if (response.ok) return response;
        if (response.status < 500) throw new Error(\`\${url} answered \${response.status}\`);
        failure = new Error(\`\${url} answered \${response.status}\`);
      } catch (error) {
        failure = error;
      }
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * ${random.integer(50, 400)}));
    }
    throw failure;
  }
}
`;
}

/** @type {Block} */
function calculations(random, name, imports) {
  const limit = random.integer(10, 500);
  const rate = rateOf(imports);
  return `export interface ${name}Statistics {
  mean: number;
  median: number;
  spread: number;
  outliers: number[];
}

const ${camelCase(name)}Limit = ${limit};

/** Values beyond twice the spread count as outliers. */
export function summarize${name}(values: readonly number[]): ${name}Statistics {
  if (values.length === 0) return { mean: 0, median: 0, spread: 0, outliers: [] };
  const sorted = [...values].sort((a, b) => a - b);
  const mean = ${rate ? `${rate}(sorted)` : "sorted.reduce((sum, value) => sum + value, 0) / sorted.length"};
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  const spread = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sorted.length);
  return { mean, median, spread, outliers: sorted.filter((value) => Math.abs(value - mean) > 2 * spread) };
}

export function clamp${name}(value: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.min(Math.max(value, -${camelCase(name)}Limit), ${camelCase(name)}Limit);
}

export function group${name}<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
`;
}

/** @type {Block} */
function parsing(random, name, imports) {
  return `export interface ${name}Token {
  kind: "word" | "number" | "mark";
  text: string;
  /** Offset in the input, in UTF-16 units. */
  start: number;
}

export class ${name}ParseError extends Error {
  constructor(
    message: string,
    readonly start: number,
  ) {
    super(\`\${message} at \${start}\`);
    this.name = "${name}ParseError";
  }
}

export function tokenize${name}(input: string): ${name}Token[] {
  const tokens: ${name}Token[] = [];
  let position = 0;
  while (position < input.length) {
    const rest = input.slice(position);
    const space = /^\\s+/.exec(rest);
    if (space) {
      position += space[0].length;
      continue;
    }
    const word = /^[A-Za-z_][\\w-]*/.exec(rest);
    const number = /^\\d+(\\.\\d+)?/.exec(rest);
    const mark = /^[()[\\]{},;:.+*/<>=!?|&-]/.exec(rest);
    const match = word ?? number ?? mark;
    if (!match) throw new ${name}ParseError(\`Unexpected \${JSON.stringify(rest[0])}\`, position);
    tokens.push({ kind: word ? "word" : number ? "number" : "mark", text: match[0], start: position });
    position += match[0].length;
  }
  return tokens;
}

export function format${name}(tokens: readonly ${name}Token[], width = ${random.integer(60, 120)}): string {
  const lines: string[] = [];
  let line = "";
  for (const token of tokens) {
    const text = token.kind === "word" ? ${labelOf(imports)}(token.text) : token.text;
    if (line.length + text.length + 1 > width) {
      lines.push(line);
      line = "";
    }
    line += line === "" ? text : \` \${text}\`;
  }
  return [...lines, line].join("\\n");
}
`;
}

const blocks = [shapes, store, client, calculations, parsing];

/**
 * The exports that later files build on.
 * @param {string} textFunction
 * @param {string} numbersFunction
 * @param {readonly Exported[]} imports
 */
function closing(textFunction, numbersFunction, imports) {
  const calls = imports.map(({ name, takes }) =>
    takes === "text" ? `  result = ${name}(result);` : `  result += \` \${${name}([result.length])}\`;`,
  );
  return `export function ${textFunction}(text: string): string {
  let result = text.trim().toLowerCase();
${calls.length > 0 ? `${calls.join("\n")}\n` : ""}  return result;
}

export function ${numbersFunction}(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.length === 0 ? 0 : sum / values.length;
}
`;
}
