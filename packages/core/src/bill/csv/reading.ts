import type { Mark } from "./mark.ts";
import { type Needle, openNeedle } from "./needle.ts";
import { MAX_RECORD_BYTES, type OnRecord, type Platform } from "./platform.ts";
import { openScan } from "./scan.ts";
import { openSplit } from "./split.ts";

/** What of a file is read. */
export interface Wanted {
  /** A record with as many cells as the header and none of these in it is only counted. */
  readonly needles: readonly Needle[];
  /** The columns that are read, in ascending order; in a record with as many cells as the header, the others are empty. */
  readonly columns: readonly number[];
}

/** Told of the header, says what is wanted of the records after it. A record handed on is only valid until the next one. */
export type OnHeader = (header: readonly string[]) => Wanted & { readonly onRecord: OnRecord };

/** How far a file has been read. */
export interface Reading {
  /** Takes the records of bytes that begin with one, up to the first that is unfinished or cannot be proven. */
  readonly scan: (bytes: Uint8Array, start: number, isLast: boolean) => { readonly end: number; readonly isProven: boolean };
  /** Takes a record from elsewhere. */
  readonly take: OnRecord;
  /** The line that follows what was scanned, from 1. */
  readonly line: () => number;
  /** Records so far, without the header. */
  readonly count: () => number;
}

export function openReading(platform: Platform, onHeader: OnHeader): Reading {
  let wanted: ReturnType<OnHeader> | undefined;
  let selected: string[] = [];
  let line = 1;
  let count = 0;

  const take: OnRecord = (record, at, verbatim) => {
    if (wanted === undefined) {
      wanted = onHeader(record);
      selected = record.map(() => "");
      return;
    }
    count += 1;
    wanted.onRecord(record, at, verbatim);
  };

  return {
    scan: (bytes, start, isLast) => {
      const scan = openScan(platform, bytes, isLast);
      const split = openSplit(platform, bytes);
      let marks: readonly Mark[] | undefined;
      for (let at = start; ; at = scan.next) {
        const found = scan.at(at);
        if (found === "unfinished") return { end: at, isProven: true };
        if (found === "unproven" || scan.end - at > MAX_RECORD_BYTES) return { end: at, isProven: false };
        line += scan.lineFeeds;
        if (found === "record") {
          const { end, cells } = scan;
          marks ??= wanted?.needles.map((needle) => openNeedle(platform, bytes, needle));
          const isWhole = wanted === undefined || cells !== selected.length;
          if (isWhole || hasAny(marks, at, end)) {
            const record = isWhole ? emptyCells(cells) : selected;
            split(at, end, isWhole || wanted === undefined ? [...record.keys()] : wanted.columns, record);
            take(record, line, () => platform.decode(bytes, at, end));
          } else count += 1;
        }
        if (scan.next > scan.end) line += 1;
      }
    },
    take,
    line: () => line,
    count: () => count,
  };
}

function hasAny(marks: readonly Mark[] = [], start: number, end: number): boolean {
  for (const mark of marks) if (mark.next(start) < end) return true;
  return false;
}

function emptyCells(count: number): string[] {
  return Array.from({ length: count }, () => "");
}
