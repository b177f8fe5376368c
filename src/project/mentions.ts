import { kindsOfPlaces } from "./code-text.js";

/** Something that a source file says of the project: by its name, and where. */
export interface Mention {
  readonly kind: "import" | "env" | "call" | "iterations";
  /** A module specifier, the name of an environment variable, the call (`Deno.cron`), or the iterations of PBKDF2. */
  readonly name: string;
  /** 1-based. */
  readonly line: number;
}

/** A name that stands for all environment variables, where they are read in a way that tells none: `process.env[name]`. */
export const anyVariable = "*";

const imports = /\b(?:from|import|require)\b[ \t]*\(?\s*(?:\/\*[^*]*\*\/\s*)?(["'])([^"'\n]{1,200})\1/g;
const environments = /\b(?:process|Bun|Deno|import\.meta)\??\.env\b/g;
/** Calls that only a runtime has, and that say what it does for the project. */
const calls = /\b(?:Deno\.(?:cron|openKv)|Bun\.(?:serve|sql|redis|s3|RedisClient|SQL)|Deno\.serve)\b/g;
const timer = /^(?:(?:export\s+)?(?:const|let|var)\s+\w+\s*=\s*)?setInterval\s*\(/gm;

/** What a text has to contain for mentions of each kind: to look for all these words at once costs less than the patterns. */
const wordsOf = {
  env: ["process.env", "process?.env", "Bun", "Deno"],
  call: ["Bun", "Deno"],
  timer: ["setInterval"],
  iterations: ["pbkdf2", "Pbkdf2", "PBKDF2"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The words that `mentionsIn` asks for. */
export const mentionWords: readonly string[] = Object.values(wordsOf).flat();

interface Found {
  readonly kind: Mention["kind"];
  readonly name: string;
  readonly offset: number;
}

/**
 * The modules that a source text imports and the environment variables that it reads, in order. Only what stands in code
 * counts, not in comments and texts.
 *
 * @param isWanted whether an import is of interest: texts without any are not looked at closely
 * @param has whether one of {@link mentionWords} is in the text
 */
export function mentionsIn(
  text: string,
  isWanted: (specifier: string) => boolean,
  has: (word: string) => boolean = (word) => text.includes(word),
): Mention[] {
  const may = (kind: keyof typeof wordsOf) => wordsOf[kind].some(has);
  const found = importsIn(text, isWanted);
  if (may("env")) found.push(...variablesIn(text));
  if (may("call")) found.push(...matchesOf(calls, text));
  if (may("timer")) found.push(...matchesOf(timer, text, "setInterval"));
  if (may("iterations")) found.push(...iterationsIn(text));
  found.sort((a, b) => a.offset - b.offset);
  if (found.length === 0) return [];
  const kinds = kindsOfPlaces(
    text,
    found.map(({ offset }) => offset),
  );
  const inCode = found.filter((_, index) => kinds[index] === "code");
  let line = 1;
  let counted = 0;
  return inCode.map(({ kind, name, offset }) => {
    for (; counted < offset; counted += 1) if (text.charCodeAt(counted) === 10) line += 1;
    return { kind, name, line };
  });
}

function importsIn(text: string, isWanted: (specifier: string) => boolean): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(imports)) {
    const specifier = match[2] ?? "";
    if (isWanted(specifier)) found.push({ kind: "import", name: specifier, offset: match.index });
  }
  return found;
}

/** @param name what is called, where the match is not its name */
function matchesOf(pattern: RegExp, text: string, name?: string): Found[] {
  return [...text.matchAll(pattern)].map((match) => ({ kind: "call", name: name ?? match[0], offset: match.index }));
}

/** The most iterations of PBKDF2 that a Worker carries out. */
const mostIterations = 100_000;
const iterations = /\bpbkdf2(?:Sync)?\s*\((?:[^()]|\([^()]*\))*?,\s*([\d_]{6,})\s*,|\biterations\s*:\s*([\d_]{6,})/gi;

/** Numbers of iterations of PBKDF2 that are written out and too high. */
function iterationsIn(text: string): Found[] {
  return [...text.matchAll(iterations)].flatMap((match) => {
    const number = Number((match[1] ?? match[2] ?? "").replaceAll("_", ""));
    return number > mostIterations ? [{ kind: "iterations", name: String(number), offset: match.index } as const] : [];
  });
}

function variablesIn(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(environments)) {
    const end = match.index + match[0].length;
    // Vite fills these in when it builds: they are no variables of the Worker.
    if (match[0].startsWith("import.meta")) continue;
    for (const name of variableNames(text, match.index, end)) found.push({ kind: "env", name, offset: match.index });
  }
  return found;
}

/** The names of the variables that one mention of the environment reads. */
function variableNames(text: string, start: number, end: number): string[] {
  const after = text.slice(end, end + 200);
  const got = /^\??\.(?:get|has)\??\.?\(\s*(?:(["'`])(\w+)\1)?/.exec(after);
  if (got) return [got[2] ?? anyVariable];
  const member = /^!?(?:\??\.([A-Za-z_]\w*)|(?:\??\.)?\[\s*(?:(["'`])(\w+)\2\s*\])?)/.exec(after);
  if (member) {
    const name = member[1] ?? member[3] ?? anyVariable;
    return name === "toObject" || name === "set" || name === "delete" ? [] : [name];
  }
  const before = text.slice(Math.max(0, start - 2000), start);
  const destructured = /\{([^{}]*)\}\s*(?::[^=;{}]*)?=\s*$/.exec(before);
  if (destructured && /^\s*(?:[;\n]|as\b|$)/.test(after)) return destructuredNames(destructured[1] ?? "");
  return [];
}

function destructuredNames(pattern: string): string[] {
  return pattern.split(",").flatMap((part) => {
    const [, rest, name] = /^\s*(\.\.\.)?\s*["']?([A-Za-z_]\w*)/.exec(part) ?? [];
    if (rest !== undefined) return [anyVariable];
    return name === undefined ? [] : [name];
  });
}
