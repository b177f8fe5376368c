/** How the lines of a text end: as its first one does. A text of one line gets line feeds. */
export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}
