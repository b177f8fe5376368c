import { ts } from "ts-morph";

/** The comments of a text that goes, each with what has to follow it. */
export function commentsIn(text: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  let comments = "";
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.MultiLineCommentTrivia) comments += `${scanner.getTokenText()} `;
    if (token === ts.SyntaxKind.SingleLineCommentTrivia) comments += `${scanner.getTokenText()}\n`;
  }
  return comments;
}

/** A text that is copied to another place, without its comments: they stay with the original. */
export function withoutComments(text: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  let rest = "";
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const isComment = token === ts.SyntaxKind.MultiLineCommentTrivia || token === ts.SyntaxKind.SingleLineCommentTrivia;
    if (!isComment) rest += scanner.getTokenText();
  }
  return rest;
}
