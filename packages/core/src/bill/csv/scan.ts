import { CARRIAGE_RETURN, COMMA, LINE_FEED, QUOTE } from "./ascii.ts";
import { openCommas } from "./commas.ts";
import { openMark } from "./mark.ts";
import { MAX_RECORD_BYTES, type Platform } from "./platform.ts";
import { closingQuote } from "./quoted.ts";

/** What stands at a place: a record, an empty line, a record whose end is not there yet, or one that cannot be proven. */
type Scanned = "record" | "empty" | "unfinished" | "unproven";

/** Finds the ends of records. The fields tell of the one that {@link Scan.at} found last. */
export interface Scan {
  readonly at: (start: number) => Scanned;
  /** Past its last byte, line end not included. */
  end: number;
  /** Past its line end. */
  next: number;
  cells: number;
  /** Within it, quoted. */
  lineFeeds: number;
}

/**
 * Scans bytes that begin with a record.
 *
 * Every quote is looked at: one that opens stands at the start of a cell, one that closes is followed by a comma or a line
 * end. Then all readings of the record agree on where it ends and on its cells. Anything else is unproven.
 *
 * @param isLast nothing follows these bytes
 */
export function openScan(platform: Platform, bytes: Uint8Array, isLast: boolean): Scan {
  const lineFeeds = openMark(platform, bytes, LINE_FEED);
  const quotes = openMark(platform, bytes, QUOTE);
  const commas = openCommas(bytes);
  const { length } = bytes;

  const endsCell = (place: number): boolean | null => {
    const byte = bytes[place];
    if (byte === COMMA || byte === LINE_FEED) return true;
    if (place >= length) return isLast || null;
    if (byte !== CARRIAGE_RETURN) return false;
    return place + 1 < length ? bytes[place + 1] === LINE_FEED : isLast ? false : null;
  };

  const scan: Scan = {
    end: 0,
    next: 0,
    cells: 0,
    lineFeeds: 0,
    at: (start) => {
      let from = start;
      scan.cells = 1;
      scan.lineFeeds = 0;
      for (;;) {
        const quote = quotes.next(from);
        const lineFeed = lineFeeds.next(from);
        if (lineFeed < quote || quote >= length) return finish(start, from, lineFeed);
        if (quote > start && bytes[quote - 1] !== COMMA) return "unproven";
        scan.cells += commas.count(from, quote);
        const closing = closingQuote(platform, bytes, quote + 1);
        const ends = closing < 0 ? (isLast ? false : null) : endsCell(closing + 1);
        if (ends === null) return "unfinished";
        if (!ends) return "unproven";
        for (let at = lineFeed; at < closing; at = lineFeeds.next(at + 1)) scan.lineFeeds += 1;
        from = closing + 1;
      }
    },
  };

  const finish = (start: number, from: number, lineFeed: number): Scanned => {
    const isEnded = lineFeed < length;
    if (!isEnded && (!isLast || start === length)) return "unfinished";
    const stop = isEnded ? lineFeed : length;
    const hasReturn = isEnded && stop > from && bytes[stop - 1] === CARRIAGE_RETURN;
    scan.end = hasReturn ? stop - 1 : stop;
    scan.next = isEnded ? stop + 1 : stop;
    scan.cells += commas.count(from, scan.end);
    if (scan.end - start > MAX_RECORD_BYTES) return "unproven";
    return scan.end === start ? "empty" : "record";
  };
  return scan;
}
