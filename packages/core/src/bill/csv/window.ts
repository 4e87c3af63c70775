import type { Platform } from "./platform.ts";

/**
 * The part of a file that is being looked at, always from the start of a record. Chunks are copied in, so that one piece of
 * memory serves for all of them.
 */
export interface Window {
  /** What is held, up to the last byte. */
  readonly bytes: () => Uint8Array;
  readonly append: (chunk: Uint8Array) => void;
  /** Lets go of the first bytes. */
  readonly drop: (count: number) => void;
}

export function openWindow({ allocate }: Platform): Window {
  let memory = allocate(2 ** 18);
  let start = 0;
  let end = 0;
  return {
    bytes: () => {
      // Back to the beginning, where words of four bytes are aligned.
      if (start > 0) memory.copyWithin(0, start, end);
      end -= start;
      start = 0;
      return memory.subarray(0, end);
    },
    append: (chunk) => {
      const held = end - start;
      if (held + chunk.length > memory.length) {
        const larger = allocate(2 ** Math.ceil(Math.log2(held + chunk.length)));
        larger.set(memory.subarray(start, end));
        memory = larger;
      } else if (start > 0) memory.copyWithin(0, start, end);
      start = 0;
      memory.set(chunk, held);
      end = held + chunk.length;
    },
    drop: (count) => {
      start += count;
    },
  };
}
