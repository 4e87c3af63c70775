import { type HasNeedle, type Needle, openNeedles } from "./needle.ts";
import type { OnRecord, Platform } from "./platform.ts";
import { openScan, type Scan } from "./scan.ts";
import { openSplit, type Split } from "./split.ts";

/** What of a file is read. */
export interface Wanted {
  /** A record with as many cells as the header and none of these in it is only counted; without any, all are read. */
  readonly needles: readonly Needle[];
  /** The columns that are read, in ascending order; in a record with as many cells as the header, the others are empty. */
  readonly columns: readonly number[];
}

/** Told of the header, says what is wanted of the records after it. A record handed on is only valid until the next one. */
export type OnHeader = (header: readonly string[]) => Wanted & { readonly onRecord: OnRecord };

/** How far a file has been read. */
export interface Reading {
  /** Takes the records of bytes that begin with one, up to the first that is unfinished or cannot be proven. */
  readonly scan: (bytes: Uint8Array, start: number, isLast: boolean) => ScannedUpTo;
  /** Takes a record from elsewhere. */
  readonly take: OnRecord;
  /** The line that follows what was scanned, from 1. */
  readonly line: () => number;
  /** Records so far, without the header. */
  readonly count: () => number;
}

interface ScannedUpTo {
  readonly end: number;
  /** False when the record that begins there is for another parser. */
  readonly isProven: boolean;
}

/** What reads some bytes. */
interface Piece {
  readonly bytes: Uint8Array;
  readonly scan: Scan;
  readonly split: Split;
  readonly hasNeedle: HasNeedle;
}

export function openReading(platform: Platform, onHeader: OnHeader): Reading {
  let wanted: ReturnType<OnHeader> | undefined;
  let selected: string[] = [];
  let line = 1;
  let count = 0;

  const take: OnRecord = (record, at, verbatim) => {
    if (wanted === undefined) {
      wanted = onHeader(record);
      selected = emptyCells(record.length);
      return;
    }
    count += 1;
    wanted.onRecord(record, at, verbatim);
  };

  /** Takes the record that was scanned last, or only counts it. */
  const pass = ({ bytes, scan, split, hasNeedle }: Piece, start: number): void => {
    const { end, cells } = scan;
    const columns = cells === selected.length ? wanted?.columns : undefined;
    if (columns !== undefined && !hasNeedle(start, end)) {
      count += 1;
      return;
    }
    const record = columns === undefined ? emptyCells(cells) : selected;
    split(start, end, columns ?? [...record.keys()], record);
    take(record, line, () => platform.decode(bytes, start, end));
  };

  const openPiece = (bytes: Uint8Array, isLast: boolean): Piece => ({
    bytes,
    scan: openScan(platform, bytes, isLast),
    split: openSplit(platform, bytes),
    hasNeedle: openNeedles(platform, bytes, wanted?.needles ?? []),
  });

  return {
    scan: (bytes, start, isLast) => {
      let piece = openPiece(bytes, isLast);
      for (let at = start; ;) {
        const { scan } = piece;
        const found = scan.at(at);
        if (found === "unfinished" || found === "unproven") return { end: at, isProven: found === "unfinished" };
        line += scan.lineFeeds;
        const isHeader = found === "record" && wanted === undefined;
        if (found === "record") pass(piece, at);
        // Only the header tells what to search for.
        if (isHeader) piece = openPiece(bytes, isLast);
        if (scan.next > scan.end) line += 1;
        at = scan.next;
      }
    },
    take,
    line: () => line,
    count: () => count,
  };
}

function emptyCells(count: number): string[] {
  return Array.from({ length: count }, () => "");
}
