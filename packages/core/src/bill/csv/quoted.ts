import { QUOTE } from "./ascii.ts";
import type { Platform } from "./platform.ts";

/** Quotes are mostly near; a search costs as much as looking at this many bytes. */
const NEAR = 24;

/** The place of the quote that closes a quoted cell, from its first byte on; -1 when it is not in these bytes. */
export function closingQuote({ indexOf }: Platform, bytes: Uint8Array, start: number): number {
  for (let at = start; ; at += 2) {
    const near = Math.min(at + NEAR, bytes.length);
    while (at < near && bytes[at] !== QUOTE) at += 1;
    if (at === near) at = indexOf(bytes, QUOTE, at);
    // A doubled quote is one of the text.
    if (at < 0 || bytes[at + 1] !== QUOTE) return at;
  }
}
