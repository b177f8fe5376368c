import type { NodeOf } from "../../syntax-tree.js";
import { PostgresScanner } from "../scanner.js";
import { commentsIn } from "./comments.js";
import type { Meaning } from "./meaning.js";

interface Lexeme {
  readonly text: string;
  /** In upper case. */
  readonly word: string;
  readonly isString: boolean;
  readonly start: number;
  readonly end: number;
}

/** What a DO block does, one after the other. */
export type BlockItem =
  | { readonly kind: "statement"; readonly text: string }
  | {
      readonly kind: "choice";
      /** IF and ELSIF, in their order: the first whose condition holds is done. */
      readonly branches: readonly { readonly condition: string; readonly items: readonly BlockItem[] }[];
      readonly otherwise: readonly BlockItem[];
      /** The whole, for where it cannot be decided. */
      readonly text: string;
    }
  /** BEGIN … EXCEPTION … END whose handlers do nothing: where one of its statements fails, none is done. */
  | { readonly kind: "attempt"; readonly items: readonly BlockItem[]; readonly text: string }
  /** It stops everything when it is reached: RAISE EXCEPTION. */
  | { readonly kind: "stop"; readonly text: string };

/**
 * DO blocks as migrations write them to be repeatable:
 *
 *     BEGIN CREATE TYPE …; EXCEPTION WHEN duplicate_object THEN null; END
 *     BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE …) THEN CREATE TYPE …; ELSE …; END IF; END
 *     BEGIN UPDATE …; ALTER TABLE …; END
 *
 * No variables, no loops. Any other block is left to a person.
 */
export function readGuardedBlock(node: NodeOf<"do_stmt">): Meaning {
  const text = node.body.value;
  const items = new BlockReader(text).read();
  return items
    ? { kind: "guarded", items, comments: commentsIn(text).map(({ raw }) => raw) }
    : { kind: "left", reason: "procedural-block", text: "the DO block" };
}

/** Conditions that PostgreSQL's exceptions stand for: the thing is there already, or is not there. */
const passedOver = /^(?:DUPLICATE_\w+|UNDEFINED_\w+|INVALID_\w+|OTHERS)$/;

/** Words that statements of SQL begin with; all others belong to PL/pgSQL. */
const verbs: ReadonlySet<string> = new Set(
  (
    "CREATE ALTER DROP COMMENT INSERT UPDATE DELETE TRUNCATE WITH MERGE GRANT REVOKE SET RESET LOCK REFRESH ANALYZE " +
    "VACUUM REINDEX CLUSTER SECURITY"
  ).split(" "),
);

class BlockReader {
  private readonly lexemes: Lexeme[] = [];
  private at = 0;

  constructor(private readonly text: string) {
    const scanner = new PostgresScanner(text);
    while (scanner.next() !== "end") {
      const { kind, start, end } = scanner;
      if (kind === "comment-line" || kind === "comment-block") continue;
      const word = text.slice(start, end);
      this.lexemes.push({ text: word, word: word.toUpperCase(), isString: kind === "string", start, end });
    }
  }

  /** What the block does, or `undefined` where it is not of a known shape. */
  read(): readonly BlockItem[] | undefined {
    const items = this.block();
    this.skip(";");
    return this.at >= this.lexemes.length ? items : undefined;
  }

  private word(ahead = 0): string {
    return this.lexemes[this.at + ahead]?.word ?? "";
  }

  private skip(...words: readonly string[]): boolean {
    if (!words.every((word, index) => this.word(index) === word)) return false;
    this.at += words.length;
    return true;
  }

  /** The text from a lexeme up to the last one that was read. */
  private since(first: number): string {
    return this.text.slice(this.lexemes[first]?.start, this.lexemes[this.at - 1]?.end);
  }

  private block(): readonly BlockItem[] | undefined {
    const first = this.at;
    if (!this.skip("BEGIN")) return undefined;
    const items = this.items();
    if (!items) return undefined;
    const isAttempt = this.skip("EXCEPTION");
    if (isAttempt) {
      while (this.skip("WHEN")) {
        do {
          if (!passedOver.test(this.word())) return undefined;
          this.at += 1;
        } while (this.skip("OR"));
        if (!this.skip("THEN") || !this.messages()) return undefined;
      }
    }
    if (!this.skip("END")) return undefined;
    return isAttempt ? [{ kind: "attempt", items, text: this.since(first) }] : items;
  }

  private items(): readonly BlockItem[] | undefined {
    const items: BlockItem[] = [];
    for (;;) {
      const word = this.word();
      if (word === "") return undefined;
      if (/^(?:EXCEPTION|END|ELSE|ELSIF|ELSEIF)$/.test(word)) return items;
      const next = this.item(word);
      if (!next) return undefined;
      items.push(...next);
    }
  }

  private item(word: string): readonly BlockItem[] | undefined {
    if (word === "BEGIN") {
      const inner = this.block();
      return inner && this.skip(";") ? inner : undefined;
    }
    if (word === "IF") return this.choice();
    const first = this.at;
    if (word === "NULL" || word === "RAISE") {
      if (this.messages() && this.at > first) return [];
      return this.upToSemicolon() === undefined ? undefined : [{ kind: "stop", text: this.since(first) }];
    }
    if (word === "EXECUTE") {
      const command = this.lexemes[this.at + 1];
      if (!command?.isString || this.word(2) !== ";") return undefined;
      this.at += 3;
      const text = stringValue(command.text);
      return text === undefined ? undefined : [{ kind: "statement", text }];
    }
    if (word !== "PERFORM" && !verbs.has(word)) return undefined;
    const text = this.upToSemicolon();
    if (text === undefined || /\binto\s+strict\b/i.test(text)) return undefined;
    return [{ kind: "statement", text: word === "PERFORM" ? text.replace(/^perform/i, "SELECT") : text }];
  }

  /** `NULL;` and `RAISE NOTICE …;`, any number of them. False where something else is raised. */
  private messages(): boolean {
    while (
      this.word() === "NULL" ||
      (this.word() === "RAISE" && /^(?:NOTICE|INFO|WARNING|LOG|DEBUG)$/.test(this.word(1)))
    ) {
      if (this.upToSemicolon() === undefined) return false;
    }
    return this.word() !== "RAISE";
  }

  private upToSemicolon(): string | undefined {
    const first = this.lexemes[this.at];
    let depth = 0;
    for (; this.at < this.lexemes.length; this.at += 1) {
      const text = this.word();
      if (text === "(") depth += 1;
      if (text === ")") depth -= 1;
      if (text !== ";" || depth > 0) continue;
      const last = this.lexemes[this.at - 1];
      this.at += 1;
      return first && last ? this.text.slice(first.start, last.end) : undefined;
    }
    return undefined;
  }

  /** `IF … THEN … ELSIF … THEN … ELSE … END IF;` */
  private choice(): readonly BlockItem[] | undefined {
    const first = this.at;
    const branches: { condition: string; items: readonly BlockItem[] }[] = [];
    let otherwise: readonly BlockItem[] = [];
    while (this.skip("IF") || this.skip("ELSIF") || this.skip("ELSEIF")) {
      const condition = this.condition();
      const items = condition === undefined ? undefined : this.items();
      if (condition === undefined || !items) return undefined;
      branches.push({ condition, items });
    }
    if (this.skip("ELSE")) {
      const items = this.items();
      if (!items) return undefined;
      otherwise = items;
    }
    if (!this.skip("END", "IF", ";")) return undefined;
    return [{ kind: "choice", branches, otherwise, text: this.since(first) }];
  }

  /** The text up to THEN, which may also stand in a CASE. */
  private condition(): string | undefined {
    const first = this.lexemes[this.at];
    let cases = 0;
    for (; this.at < this.lexemes.length; this.at += 1) {
      const word = this.word();
      if (word === "CASE") cases += 1;
      if (word === "END") cases -= 1;
      if (word !== "THEN" || cases > 0) continue;
      const last = this.lexemes[this.at - 1];
      this.at += 1;
      return first && last ? this.text.slice(first.start, last.end) : undefined;
    }
    return undefined;
  }
}

/** The value of a plain or dollar-quoted string. */
function stringValue(literal: string): string | undefined {
  if (literal.startsWith("'")) return literal.slice(1, -1).replaceAll("''", "'");
  const [tag] = /^\$\w*\$/.exec(literal) ?? [];
  return tag === undefined ? undefined : literal.slice(tag.length, -tag.length);
}
