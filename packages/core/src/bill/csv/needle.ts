import { asciiBytes } from "./ascii.ts";
import { type Mark, openMark } from "./mark.ts";
import type { Platform } from "./platform.ts";

/** A text of ASCII to look for. */
export interface Needle {
  readonly text: string;
  /** How it ends: only this is searched, since a search that stops at every `Amazon` is slow. */
  readonly rare: string;
}

/** The places of the rare ends that have the rest of their text before them. */
export function openNeedle(platform: Platform, bytes: Uint8Array, { text, rare }: Needle): Mark {
  const before = asciiBytes(text.slice(0, -rare.length));
  const ends = openMark(platform, bytes, asciiBytes(rare));
  const isWhole = (end: number): boolean =>
    end >= before.length && before.every((byte, index) => bytes[end - before.length + index] === byte);
  return {
    next: (from) => {
      let end = ends.next(from);
      while (end < bytes.length && !isWhole(end)) end = ends.next(end + 1);
      return end;
    },
  };
}
