import type { NodeOf } from "../../syntax-tree.js";
import { PostgresScanner } from "../scanner.js";
import type { Meaning } from "./meaning.js";

interface Lexeme {
  readonly text: string;
  /** In upper case. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * DO blocks as migrations write them to be repeatable:
 *
 *     BEGIN CREATE TYPE …; EXCEPTION WHEN duplicate_object THEN null; END
 *     BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE …) THEN CREATE TYPE …; END IF; END
 *
 * Their statements are done where they can be done: what makes a thing that is there, or changes one that is not, is passed
 * over. Conditions must ask PostgreSQL's own catalogs and nothing else. Any other block is left to a person.
 */
export function readGuardedBlock(node: NodeOf<"do_stmt">): Meaning {
  const statements = new BlockReader(node.body.value).read();
  return statements
    ? { kind: "guarded", statements }
    : { kind: "left", reason: "procedural-block", text: "the DO block" };
}

/** Conditions that PostgreSQL's exceptions stand for: the thing is there already, or is not there. */
const passedOver = /^(?:DUPLICATE_\w+|UNDEFINED_\w+|OTHERS)$/;

const schemaVerbs: ReadonlySet<string> = new Set(["CREATE", "ALTER", "DROP", "COMMENT"]);

class BlockReader {
  private readonly lexemes: Lexeme[] = [];
  private at = 0;

  constructor(private readonly text: string) {
    const scanner = new PostgresScanner(text);
    while (scanner.next() !== "end") {
      if (scanner.kind === "comment-line" || scanner.kind === "comment-block") continue;
      const { start, end } = scanner;
      const word = text.slice(start, end);
      this.lexemes.push({ text: word, word: word.toUpperCase(), start, end });
    }
  }

  /** The statements of the block, or `undefined` where it is not of a known shape. */
  read(): string[] | undefined {
    if (this.word() === "DECLARE") return undefined;
    const statements: string[] = [];
    if (!this.block(statements)) return undefined;
    this.skip(";");
    return this.at >= this.lexemes.length ? statements : undefined;
  }

  private word(ahead = 0): string {
    return this.lexemes[this.at + ahead]?.word ?? "";
  }

  private skip(word: string): boolean {
    if (this.word() !== word) return false;
    this.at += 1;
    return true;
  }

  private block(statements: string[]): boolean {
    if (!this.skip("BEGIN")) return false;
    if (!this.items(statements)) return false;
    if (this.skip("EXCEPTION")) {
      while (this.skip("WHEN")) {
        do {
          if (!passedOver.test(this.word())) return false;
          this.at += 1;
        } while (this.skip("OR"));
        if (!this.skip("THEN") || !this.harmless()) return false;
      }
    }
    return this.skip("END");
  }

  private items(statements: string[]): boolean {
    for (;;) {
      const word = this.word();
      if (word === "EXCEPTION" || word === "END" || word === "") return word !== "";
      if (word === "BEGIN") {
        if (!this.block(statements) || !this.skip(";")) return false;
      } else if (word === "IF") {
        if (!this.condition() || !this.items(statements)) return false;
        if (!this.skip("END") || !this.skip("IF") || !this.skip(";")) return false;
      } else if (word === "NULL" || word === "RAISE" || word === "PERFORM") {
        if (word === "PERFORM" || !this.harmless()) return false;
      } else {
        if (!schemaVerbs.has(word)) return false;
        const statement = this.upToSemicolon();
        if (statement === undefined) return false;
        statements.push(statement);
      }
    }
  }

  /** `NULL;` and `RAISE NOTICE …;`, any number of them. */
  private harmless(): boolean {
    while (
      this.word() === "NULL" ||
      (this.word() === "RAISE" && /^(NOTICE|INFO|WARNING|LOG|DEBUG)$/.test(this.word(1)))
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

  /** `IF [NOT] EXISTS (…catalogs only…) THEN`. */
  private condition(): boolean {
    this.skip("IF");
    const start = this.at;
    while (this.at < this.lexemes.length && this.word() !== "THEN") this.at += 1;
    const words = this.lexemes.slice(start, this.at).map(({ word }) => word);
    if (!this.skip("THEN") || !words.includes("EXISTS")) return false;
    // After FROM and JOIN stand the relations that it asks.
    return words.every((word, index) => {
      if (word !== "FROM" && word !== "JOIN") return true;
      const relation = words[index + 1] ?? "";
      return /^"?PG_/.test(relation) || /^"?INFORMATION_SCHEMA/.test(relation);
    });
  }
}
