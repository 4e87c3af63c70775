import { cur2 } from "./cur2.ts";
import { curLegacy } from "./cur-legacy.ts";
import { focus10, focus11, focus12 } from "./focus.ts";
import type { Format } from "./format.ts";

/** Every format, the most particular first. */
export const formats: readonly Format[] = [curLegacy, cur2, focus12, focus11, focus10];

/** Tells a format by its header. */
export function detectFormat(header: readonly string[]): Format | undefined {
  const names = new Set(header.map((name) => name.trim().toLowerCase()));
  return formats.find((format) => format.matches(names));
}
