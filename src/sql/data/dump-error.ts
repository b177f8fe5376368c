/** The dump as a whole cannot be converted: it is cut off, or no dump of the kind that is understood. */
export class DumpError extends Error {
  override readonly name = "DumpError";

  /** @param line where, counted from 1 */
  constructor(
    readonly problem: string,
    readonly line?: number,
  ) {
    super(line === undefined ? problem : `line ${line}: ${problem}`);
  }
}
