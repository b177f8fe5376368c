/**
 * A JSON text with the keys of its objects as jsonb keeps them: the last of equal ones, shorter ones first, then by their
 * bytes (https://www.postgresql.org/docs/current/datatype-json.html). Numbers and strings stay as they are written; a
 * text whose keys are in that order already stays as it is.
 *
 * @param text valid JSON
 */
export function jsonbText(text: string): string {
  // One key at most, by far the most frequent.
  if (text.indexOf(":") === text.lastIndexOf(":")) return text;
  const reader = new JsonbReader(text);
  const ordered = reader.value();
  return reader.changed ? ordered : text;
}

interface Member {
  /** With its quotes. */
  readonly key: string;
  readonly name: Buffer;
  readonly value: string;
}

class JsonbReader {
  /** Whether a key moved or went. */
  changed = false;
  private at = 0;

  constructor(private readonly text: string) {}

  /** The value at the position, written anew; the position is behind it then. */
  value(): string {
    this.skipSpace();
    switch (this.text[this.at]) {
      case "{":
        return this.object();
      case "[":
        return this.array();
      case '"':
        return this.string();
      default:
        return this.match(/[^\s,\]}]+/y);
    }
  }

  private object(): string {
    const members: Member[] = [];
    this.at += 1;
    while (this.nextUnlike("}")) {
      this.skipSpace();
      const key = this.string();
      this.skipSpace();
      this.at += 1;
      members.push({ key, name: Buffer.from(JSON.parse(key) as string), value: this.value() });
    }
    this.at += 1;
    const last = members.filter(
      ({ name }, index) => !members.slice(index + 1).some((later) => later.name.equals(name)),
    );
    const sorted = last.toSorted(byName);
    if (sorted.length < members.length || sorted.some((member, index) => member !== members[index]))
      this.changed = true;
    return `{${sorted.map(({ key, value }) => `${key}: ${value}`).join(", ")}}`;
  }

  private array(): string {
    const elements: string[] = [];
    this.at += 1;
    while (this.nextUnlike("]")) {
      elements.push(this.value());
    }
    this.at += 1;
    return `[${elements.join(", ")}]`;
  }

  /** Whether something other than the end of the list comes; passes over the comma before it. */
  private nextUnlike(end: string): boolean {
    this.skipSpace();
    if (this.text[this.at] === end) return false;
    if (this.text[this.at] === ",") this.at += 1;
    return true;
  }

  private string(): string {
    return this.match(/"(?:[^"\\]|\\.)*"/y);
  }

  private skipSpace(): void {
    this.match(/\s*/y);
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [found = ""] = pattern.exec(this.text) ?? [];
    this.at += found.length;
    return found;
  }
}

function byName(a: Member, b: Member): number {
  return a.name.length - b.name.length || Buffer.compare(a.name, b.name);
}
