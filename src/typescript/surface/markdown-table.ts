/**
 * A table of a coverage page.
 *
 * @param header and rows: cells with ` | ` between them
 */
export function markdownTable(header: string, rows: readonly string[]): string {
  const dashes = header.split(" | ").map(() => "---");
  return [header, dashes.join(" | "), ...rows].map((cells) => `| ${cells} |`).join("\n");
}
