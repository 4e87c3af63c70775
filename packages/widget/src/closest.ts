/** Edits from one word to the other, as fastest-levenshtein counts them; short, where that is fast. */
export function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const kept = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1);
      next.push(Math.min(kept, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The first of the words with the fewest edits. */
export function closest(word: string, words: readonly string[]): string {
  const edits = words.map((other) => distance(word, other));
  return words[edits.indexOf(Math.min(...edits))] ?? "";
}
