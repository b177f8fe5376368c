/**
 * Text of ours (messages, descriptions of codes) for Markdown: code between backticks stays as it is, all else is shown
 * literally. On GitHub `@name` and `#12` would notify people and link issues; an empty comment keeps them text.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/gu, " ")
    .split(/(`[^`]+`)/u)
    .map((part, index) => (index % 2 === 1 ? part : escapeProse(part)))
    .join("")
    .trim();
}

function escapeProse(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(/[\\`*_[\]~|]/gu, "\\$&")
    .replaceAll(/[@#](?=\w)/gu, "$&<!-- -->");
}

/** Any text as code within a line. */
export function inlineCode(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ");
  const fence = "`".repeat(longestRun(line) + 1);
  const space = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${space}${line}${space}${fence}`;
}

/** Lines of code as a block that nothing in them can end. */
export function codeBlock(language: string, text: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.replace(/\n$/u, "")}\n${fence}`;
}

/** A row of a table. A bar ends a cell even within code. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll(/(?<!\\)\|/gu, "\\|")).join(" | ")} |`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
}
