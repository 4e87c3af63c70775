import type { Platform } from "./platform.ts";

/** The next place of a byte or text, remembered until it is passed, so that no byte is searched twice. */
export interface Mark {
  /** The first place at or after `from`; past all bytes where there is none. */
  readonly next: (from: number) => number;
}

export function openMark({ indexOf }: Platform, bytes: Uint8Array, what: number | Uint8Array): Mark {
  let place = -1;
  return {
    next: (from) => {
      if (place < from) {
        place = indexOf(bytes, what, from);
        if (place < 0) place = Number.MAX_SAFE_INTEGER;
      }
      return place;
    },
  };
}
