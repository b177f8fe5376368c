/**
 * Tells code from comments and the texts in it, for whoever searched a file for words. It knows as much of the grammar as
 * that takes; JSX is read as if it were code, where an apostrophe in a text ends with its line at the latest.
 */

/** What a place of a source text belongs to. `string` is the inside of a string or of the text of a template. */
export type PlaceKind = "code" | "comment" | "string";

/**
 * The kinds of some places of a source text.
 *
 * @param offsets sorted
 */
export function kindsOfPlaces(text: string, offsets: readonly number[]): PlaceKind[] {
  const kinds: PlaceKind[] = [];
  const last = offsets.at(-1) ?? -1;
  let next = 0;
  const mark = (end: number, kind: PlaceKind) => {
    for (; next < offsets.length && (offsets[next] ?? 0) < end; next += 1) kinds.push(kind);
  };
  /** For each template that is open around here, how many braces are open in its expression. */
  const templates: number[] = [];
  let at = 0;
  /** Whether a slash here divides: after a value it does, elsewhere it begins a regular expression. */
  let afterValue = false;

  while (at <= last && at < text.length) {
    const char = text[at] ?? "";
    const pair = char === "/" ? text.slice(at, at + 2) : "";
    let end = at + 1;
    let kind: PlaceKind = "code";
    const word = endOfRun(words, text, at);
    if (word !== undefined) {
      end = word;
      afterValue = !/^(?:return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield)$/.test(
        text.slice(at, end),
      );
    } else if (pair === "//") {
      end = endOfLine(text, at);
      kind = "comment";
    } else if (pair === "/*") {
      const close = text.indexOf("*/", at + 2);
      end = close === -1 ? text.length : close + 2;
      kind = "comment";
    } else if (char === '"' || char === "'") {
      end = endOfString(text, at, char);
      kind = "string";
      afterValue = true;
    } else if (char === "`" || (char === "}" && templates.at(-1) === 0)) {
      if (char === "}") templates.pop();
      const part = endOfTemplatePart(text, at + 1);
      end = part.end;
      kind = "string";
      if (part.opensExpression) templates.push(0);
      afterValue = !part.opensExpression;
    } else if (char === "/" && !afterValue) {
      end = endOfRegularExpression(text, at);
      kind = end === at + 1 ? "code" : "string";
      afterValue = true;
    } else if (/\s/.test(char)) end = endOfRun(blanks, text, at) ?? end;
    else {
      const open = templates.length - 1;
      if (char === "{" && open >= 0) templates[open] = (templates[open] ?? 0) + 1;
      if (char === "}" && open >= 0) templates[open] = (templates[open] ?? 0) - 1;
      afterValue = char === ")" || char === "]" || char === "}";
    }
    mark(end, kind);
    at = end;
  }
  mark(Number.POSITIVE_INFINITY, "code");
  return kinds;
}

const words = /[\w$]+/y;
const blanks = /\s+/y;

/** The end of what a sticky pattern matches at a place. */
function endOfRun(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end === -1 ? text.length : end;
}

/** The end of a string, or of a quote without its like in the line: an apostrophe in JSX. */
function endOfString(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === quote) return at + 1;
    else if (text[at] === "\n") break;
  }
  return start + 1;
}

function endOfTemplatePart(text: string, start: number): { end: number; opensExpression: boolean } {
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "`") return { end: at + 1, opensExpression: false };
    else if (text[at] === "$" && text[at + 1] === "{") return { end: at + 2, opensExpression: true };
  }
  return { end: text.length, opensExpression: false };
}

/** The end of a regular expression, or of the slash alone where there is none: the end of a JSX element. */
function endOfRegularExpression(text: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at];
    if (char === "\n") break;
    if (char === "\\") at += 1;
    else if (char === "[") inClass = true;
    else if (char === "]") inClass = false;
    else if (char === "/" && !inClass) return at + 1;
  }
  return start + 1;
}
