import { ownText } from "./own-text.ts";

/** Texts remembered at once; a bill of more different ones gains nothing from it. */
const MOST = 10_000;

/** A pure function of a text that works out each only once, as long as there are few: a bill repeats itself in every row. */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const own = ownText(text);
    const result = work(own);
    if (results.size >= MOST) results.clear();
    results.set(own, result);
    return result;
  };
}
