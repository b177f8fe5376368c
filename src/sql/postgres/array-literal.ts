/** The elements of a PostgreSQL array; an array of more dimensions holds arrays. */
export type ArrayElements = readonly ArrayElement[];
export type ArrayElement = string | null | ArrayElements;

export interface ArrayLiteral {
  readonly elements: ArrayElements;
  /** The array does not start at 1 in some dimension (`[0:1]={a,b}`), which no other form of it can say. */
  readonly bounds: boolean;
}

/**
 * Reads PostgreSQL's text form of an array: `{1,NULL,"a b"}`, `{{1,2},{3,4}}`, `[0:1]={a,b}`.
 * Source: PostgreSQL documentation, 8.15.6 "Array Input and Output Syntax".
 *
 * @param delimiter between elements: `,` for every built-in type but `box`, which has `;`
 * @returns `undefined` where the text is no array, or the dimensions are uneven
 */
export function readArrayLiteral(text: string, delimiter = ","): ArrayLiteral | undefined {
  const prefix = /^\s*((?:\[[+-]?\d+(?::[+-]?\d+)?\])+)\s*=\s*(?=\{)/.exec(text);
  const bounds = prefix ? /\[(?!\+?1:)[+-]?\d+:/.test(prefix[1] ?? "") : false;
  const reader = new ArrayReader(text, prefix?.[0].length ?? 0, delimiter);
  const elements = reader.read();
  if (!elements || shapeOf(elements) === undefined) return undefined;
  return { elements, bounds };
}

/** The lengths of an array's dimensions, as `2x3`; `undefined` where they are uneven. */
function shapeOf(elements: ArrayElements): string | undefined {
  let shape: string | undefined;
  for (const element of elements) {
    const inner = isArray(element) ? shapeOf(element) : "";
    if (inner === undefined || (shape !== undefined && shape !== inner)) return undefined;
    shape = inner;
  }
  return `${elements.length}x${shape ?? ""}`;
}

export function isArray(element: ArrayElement): element is ArrayElements {
  return typeof element === "object" && element !== null;
}

/** Six dimensions are PostgreSQL's limit (MAXDIM). */
const maximumDimensions = 6;

class ArrayReader {
  constructor(
    private readonly text: string,
    private position: number,
    private readonly delimiter: string,
  ) {}

  read(): ArrayElements | undefined {
    this.skipSpace();
    const elements = this.array(1);
    if (!elements) return undefined;
    this.skipSpace();
    return this.position === this.text.length ? elements : undefined;
  }

  private array(dimension: number): ArrayElements | undefined {
    if (dimension > maximumDimensions || !this.take("{")) return undefined;
    const elements: ArrayElement[] = [];
    this.skipSpace();
    if (this.take("}")) return elements;
    do {
      this.skipSpace();
      const element = this.element(dimension);
      if (element === undefined) return undefined;
      elements.push(element);
      this.skipSpace();
    } while (this.take(this.delimiter));
    return this.take("}") ? elements : undefined;
  }

  private element(dimension: number): ArrayElement | undefined {
    const first = this.text[this.position];
    if (first === "{") return this.array(dimension + 1);
    return first === '"' ? this.quoted() : this.bare();
  }

  private quoted(): string | undefined {
    const end = this.text.indexOf('"', this.position + 1);
    const escape = this.text.indexOf("\\", this.position + 1);
    if (end >= 0 && (escape < 0 || escape > end)) {
      const value = this.text.slice(this.position + 1, end);
      this.position = end + 1;
      return value;
    }
    let value = "";
    for (this.position += 1; this.position < this.text.length; this.position += 1) {
      const character = this.text.charAt(this.position);
      if (character === '"') {
        this.position += 1;
        return value;
      }
      value += character === "\\" ? this.text.charAt((this.position += 1)) : character;
    }
    return undefined;
  }

  /** An element without quotes: space around it does not count, unless a backslash keeps it. */
  private bare(): string | null | undefined {
    let value = "";
    let kept = 0;
    let escaped = false;
    for (; this.position < this.text.length; this.position += 1) {
      const character = this.text.charAt(this.position);
      if (character === this.delimiter || character === "}") break;
      if (character === "{" || character === '"') return undefined;
      if (character === "\\") {
        this.position += 1;
        if (this.position >= this.text.length) return undefined;
        value += this.text.charAt(this.position);
        escaped = true;
        kept = value.length;
      } else {
        value += character;
        if (!isSpace(character)) kept = value.length;
      }
    }
    value = value.slice(0, kept);
    if (value === "") return undefined;
    return !escaped && value.toLowerCase() === "null" ? null : value;
  }

  private take(character: string): boolean {
    if (this.text[this.position] !== character) return false;
    this.position += 1;
    return true;
  }

  private skipSpace(): void {
    while (isSpace(this.text.charAt(this.position))) this.position += 1;
  }
}

/** What PostgreSQL's `isspace()` skips in arrays. */
function isSpace(character: string): boolean {
  return character !== "" && " \t\n\r\v\f".includes(character);
}
