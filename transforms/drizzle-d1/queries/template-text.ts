import { ts } from "ts-morph";
import type { TextRange } from "../../../src/engine/text-position.js";

/** A template literal as its pieces of text and what is interpolated between them: one piece more. */
export interface TemplateParts {
  /** Texts as JavaScript gives them to the tag. */
  readonly pieces: readonly string[];
  /** Where the texts stand in the file, without the marks around them. */
  readonly ranges: readonly TextRange[];
  readonly expressions: readonly ts.Expression[];
}

export function partsOf(template: ts.TemplateLiteral): TemplateParts {
  const file = template.getSourceFile();
  const literals: readonly ts.TemplateLiteralLikeNode[] = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template]
    : [template.head, ...template.templateSpans.map(({ literal }) => literal)];
  return {
    pieces: literals.map(({ text }) => text),
    ranges: literals.map((literal) => {
      const opensAnother = literal.kind === ts.SyntaxKind.TemplateHead || literal.kind === ts.SyntaxKind.TemplateMiddle;
      return { start: literal.getStart(file) + 1, end: literal.end - (opensAnother ? 2 : 1) };
    }),
    expressions: ts.isNoSubstitutionTemplateLiteral(template)
      ? []
      : template.templateSpans.map(({ expression }) => expression),
  };
}

/** A text as it is written inside of a template literal. */
export function escapedForTemplate(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${");
}

/** An edit of a piece of text: only what differs, and whole words of it. */
export function difference(
  before: string,
  after: string,
): { readonly start: number; readonly end: number; readonly text: string } | undefined {
  if (before === after) return undefined;
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end += 1;
  }
  // Not within a word, nor between a backslash and what it escapes.
  while (start > 0 && /[\w"'\\]/.test(before[start - 1] ?? "")) start -= 1;
  while (end > 0 && /[\w"'\\]/.test(before[before.length - end] ?? "")) end -= 1;
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}
