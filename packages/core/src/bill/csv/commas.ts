import { COMMA } from "./ascii.ts";

const EVERY_BYTE = 0x01010101;
const LOW_BITS = 0x7f * EVERY_BYTE;

/** A count of one byte overflows past this. */
const MAX_WORDS = 255;

const BLOCK_BYTES = 64;

/** Commas, four bytes at a time: the cells of every record are counted, wanted or not. */
export interface Commas {
  /** How many stand between two places. */
  readonly count: (start: number, end: number) => number;
  /** The place past so many commas, or the limit if that comes before; and how many are left then. */
  readonly skip: (start: number, commas: number, limit: number) => { readonly at: number; readonly left: number };
}

export function openCommas(bytes: Uint8Array): Commas {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const countBytes: Commas["count"] = (start, end) => {
    let count = 0;
    for (let at = start; at < end; at += 1) if (bytes[at] === COMMA) count += 1;
    return count;
  };
  return {
    count: (start, end) => {
      const firstWord = (start + 3) >> 2;
      const endWord = end >> 2;
      if (firstWord >= endWord) return countBytes(start, end);
      let count = countBytes(start, firstWord * 4) + countBytes(endWord * 4, end);
      for (let word = firstWord; word < endWord; word += MAX_WORDS) {
        count += countWords(words, word, Math.min(endWord, word + MAX_WORDS));
      }
      return count;
    },
    skip: (start, commas, limit) => {
      let left = commas;
      let at = start;
      while (left > 0 && at < limit) {
        if ((at & 3) === 0) {
          // Whole blocks, then whole words, as long as they do not hold the last comma.
          for (; at + BLOCK_BYTES <= limit; at += BLOCK_BYTES) {
            const count = countWords(words, at >> 2, (at + BLOCK_BYTES) >> 2);
            if (count >= left) break;
            left -= count;
          }
          for (; at + 4 <= limit; at += 4) {
            const count = countWords(words, at >> 2, (at >> 2) + 1);
            if (count >= left) break;
            left -= count;
          }
          if (at >= limit) break;
        }
        if (bytes[at] === COMMA) left -= 1;
        at += 1;
      }
      return { at, left };
    },
  };
}

/** A 1 in each byte of a word that is another. */
function bytesUnequal(word: number, byte: number): number {
  const differing = word ^ (byte * EVERY_BYTE);
  // The high bit of each byte that differs in any bit; no carry leaves its byte.
  return ((((differing & LOW_BITS) + LOW_BITS) | differing) >>> 7) & EVERY_BYTE;
}

/** Keeps four counts in the four bytes of one integer. */
function countWords(words: Int32Array, start: number, end: number): number {
  let others = 0;
  let at = start;
  // Four at once, for what a turn of the loop costs.
  for (; at + 4 <= end; at += 4) {
    others +=
      bytesUnequal(words[at] ?? 0, COMMA) +
      bytesUnequal(words[at + 1] ?? 0, COMMA) +
      bytesUnequal(words[at + 2] ?? 0, COMMA) +
      bytesUnequal(words[at + 3] ?? 0, COMMA);
    others |= 0;
  }
  for (; at < end; at += 1) others = (others + bytesUnequal(words[at] ?? 0, COMMA)) | 0;
  const ofBytes = (others & 0xff) + ((others >>> 8) & 0xff) + ((others >>> 16) & 0xff) + (others >>> 24);
  return (end - start) * 4 - ofBytes;
}
