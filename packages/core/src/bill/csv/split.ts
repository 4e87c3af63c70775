import { COMMA, QUOTE } from "./ascii.ts";
import { openCommas } from "./commas.ts";
import { openMark } from "./mark.ts";
import type { Platform } from "./platform.ts";
import { closingQuote } from "./quoted.ts";

/** Reads cells of the record between two places, which was scanned before, into their places of a list. */
export type Split = (
  start: number,
  end: number,
  /** In ascending order. */
  columns: readonly number[],
  into: string[],
) => void;

export function openSplit(platform: Platform, bytes: Uint8Array): Split {
  const commas = openCommas(bytes);
  const quotes = openMark(platform, bytes, QUOTE);

  /** Past the comma that ends so many cells. */
  const skipCells = (start: number, end: number, cells: number): number => {
    let { at, left } = commas.skip(start, cells, Math.min(quotes.next(start), end));
    // A quote stands before the last comma: past its cell.
    while (left > 0) {
      const past = closingQuote(platform, bytes, at + 1) + 1;
      ({ at, left } = commas.skip(past, left, Math.min(quotes.next(past), end)));
    }
    return at;
  };

  return (start, end, columns, into) => {
    const textOf = cellText(platform, bytes, start, end);
    let column = 0;
    let at = start;
    for (const wanted of columns) {
      if (wanted > column) at = skipCells(at, end, wanted - column);
      if (at < end && bytes[at] === QUOTE) {
        const closing = closingQuote(platform, bytes, at + 1);
        into[wanted] = textOf(at + 1, closing).replaceAll('""', '"');
        at = closing + 2;
      } else {
        const stop = endOfPlain(bytes, at, end);
        into[wanted] = textOf(at, stop);
        at = stop + 1;
      }
      column = wanted + 1;
    }
  };
}

function endOfPlain(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== COMMA) at += 1;
  return at;
}

/**
 * Takes cells out of a record's text, which is decoded at once. A cell is a slice of it: who keeps one makes it his
 * {@link ownText}.
 */
function cellText(
  { decode }: Platform,
  bytes: Uint8Array,
  start: number,
  end: number,
): (from: number, to: number) => string {
  const text = decode(bytes, start, end);
  // A letter beyond ASCII has several bytes; without any, places in the bytes are places in the text.
  if (text.length === end - start) return (from, to) => text.slice(from - start, to - start);
  return (from, to) => decode(bytes, from, to);
}
