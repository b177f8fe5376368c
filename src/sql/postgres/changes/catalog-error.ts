/** A change that PostgreSQL would refuse, since what it names is not there, or is there already. */
export class CatalogError extends Error {
  override readonly name = "CatalogError";

  constructor(
    readonly reason: "missing" | "exists",
    /** `table`, `column`, `type`, … */
    readonly object: string,
    readonly objectName: string,
  ) {
    super(`the ${object} ${objectName} ${reason === "missing" ? "does not exist here" : "exists already"}`);
  }
}
