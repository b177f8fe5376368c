/** The same verdict for several names of a library's surface. */
export function each<const Names extends readonly string[], Verdict>(
  names: Names,
  verdict: Verdict,
): Readonly<Record<Names[number], Verdict>> {
  return Object.fromEntries(names.map((name) => [name, verdict])) as Record<Names[number], Verdict>;
}
