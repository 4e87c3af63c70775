import { asciiBytes } from "./ascii.ts";
import { type Mark, openMark } from "./mark.ts";
import type { Platform } from "./platform.ts";

/** A text of ASCII to look for. */
export interface Needle {
  readonly text: string;
  /** A part of it that few other texts have: only this is searched, since a search that stops at every `Amazon` is slow. */
  readonly rare: string;
}

/** Whether any of the needles begins between two places, or there are none; asked in ascending order. */
export type HasNeedle = (start: number, end: number) => boolean;

export function openNeedles(platform: Platform, bytes: Uint8Array, needles: readonly Needle[]): HasNeedle {
  if (needles.length === 0) return () => true;
  const marks = needles.map((needle) => openNeedle(platform, bytes, needle));
  return (start, end) => {
    for (const mark of marks) if (mark.next(start) < end) return true;
    return false;
  };
}

/** The places of the rare parts that the rest of the text stands around. */
function openNeedle(platform: Platform, bytes: Uint8Array, { text, rare }: Needle): Mark {
  const whole = asciiBytes(text);
  const offset = text.indexOf(rare);
  const parts = openMark(platform, bytes, asciiBytes(rare));
  const isWhole = (start: number): boolean => {
    for (let index = 0; index < whole.length; index += 1) if (bytes[start + index] !== whole[index]) return false;
    return true;
  };
  return {
    next: (from) => {
      let part = parts.next(from + offset);
      while (part < bytes.length && !isWhole(part - offset)) part = parts.next(part + 1);
      return part - offset;
    },
  };
}
