/**
 * The candidate that was probably meant by a mistyped word: one that it begins, else one that is a few letters away.
 * `undefined` where none is near.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const begun = word.length > 1 ? candidates.find((candidate) => candidate.startsWith(word)) : undefined;
  const [best] = candidates
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
    .filter(({ candidate, distance }) => distance <= Math.max(word.length, candidate.length) / 3)
    .sort((a, b) => a.distance - b.distance);
  return begun ?? best?.candidate;
}

/** ` Did you mean "…"?`, or nothing where no candidate is near. */
export function suggestion(word: string, candidates: readonly string[], prefix = ""): string {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? "" : ` Did you mean ${prefix}${candidate}?`;
}

/** Levenshtein's distance: how many letters to insert, delete or replace. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
