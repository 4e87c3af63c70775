import { MAX_RECORD_BYTES, type Platform } from "./platform.ts";
import { type OnHeader, openReading } from "./reading.ts";
import { openWindow } from "./window.ts";

/**
 * Reads the records of a CSV file whose bytes come in chunks, few of which are wanted: all are found and counted, only those
 * wanted are split and decoded.
 *
 * Equal to the platform's own parser on every input, down to what it refuses: from the first record on that cannot be
 * proven, that parser reads the rest. Memory is a chunk and a record, at most {@link MAX_RECORD_BYTES}.
 *
 * @returns the number of records after the header
 */
export async function readRecords(
  chunks: AsyncIterable<Uint8Array>,
  platform: Platform,
  onHeader: OnHeader,
): Promise<number> {
  const reading = openReading(platform, onHeader);
  const window = openWindow(platform);
  const iterator = chunks[Symbol.asyncIterator]();
  let atStart = true;
  for (;;) {
    const { done: isLast = false, value } = await iterator.next();
    if (!isLast) window.append(value);
    const bytes = window.bytes();
    if (atStart && !isLast && bytes.length < BYTE_ORDER_MARK.length) continue;
    const isUtf16 = atStart && UTF_16_MARK.every((byte, index) => bytes[index] === byte);
    const start = atStart ? markLength(bytes) : 0;
    const { end, isProven } = isUtf16 ? UNPROVEN : reading.scan(bytes, start, isLast);
    if (end > start) {
      window.drop(end);
      atStart = false;
    }
    if (!isProven || bytes.length - end > MAX_RECORD_BYTES) {
      const from = { line: reading.line(), atStart };
      await platform.parse(followedBy(window.bytes(), isLast ? null : iterator), from, reading.take);
      return reading.count();
    }
    if (isLast) return reading.count();
  }
}

const BYTE_ORDER_MARK: readonly number[] = [0xef, 0xbb, 0xbf];
const UTF_16_MARK: readonly number[] = [0xff, 0xfe];
const UNPROVEN = { end: 0, isProven: false };

function markLength(bytes: Uint8Array): number {
  return BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? BYTE_ORDER_MARK.length : 0;
}

async function* followedBy(
  first: Uint8Array,
  others: AsyncIterator<Uint8Array> | null,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield first;
  if (others !== null) yield* { [Symbol.asyncIterator]: () => others };
}
