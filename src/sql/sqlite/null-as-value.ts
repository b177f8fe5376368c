/**
 * The expression by which a unique index treats NULLs as equal (NULLS NOT DISTINCT). A blob equals no text and no number,
 * so it can stand for NULL.
 *
 * @param name a quoted name
 */
export function nullAsValue(name: string): string {
  return `ifnull(${name}, x'00')`;
}
