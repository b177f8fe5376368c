import type { ts } from "ts-morph";
import type { TextRange } from "../engine/text-position.js";

/**
 * Where a piece of a literal's text stands in the source: the two differ wherever the source has an escape sequence or
 * a line continuation, or a template has CRLF (which counts as one LF).
 *
 * @param start, end the piece, in UTF-16 units of `literal.text`
 * @returns its range in the file
 */
export function literalTextRange(
  literal: ts.StringLiteral | ts.NoSubstitutionTemplateLiteral,
  start: number,
  end: number,
): TextRange {
  const source = literal.getText();
  const offset = literal.getStart();
  let position = 1;
  let length = 0;
  const step = () => {
    const escape = /^\\(?:u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|\r\n|[\s\S])/.exec(source.slice(position));
    if (!escape) {
      position += source.startsWith("\r\n", position) ? 2 : 1;
      length += 1;
      return;
    }
    position += escape[0].length;
    if (/^\\(?:\r\n|[\n\r\u2028\u2029])/.test(escape[0])) return;
    const astral = /^\\u\{([0-9A-Fa-f]+)\}/.exec(escape[0]);
    length += astral && Number.parseInt(astral[1] ?? "0", 16) > 0xffff ? 2 : 1;
  };
  while (length < start) step();
  const from = offset + position;
  while (length < end) step();
  return { start: from, end: offset + position };
}
