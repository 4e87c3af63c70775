/** A record as texts, the line it ends on, and how it stands in the file. */
export type OnRecord = (record: readonly string[], line: number, verbatim: () => string) => void;

/** Where an exact parser takes over. */
export interface ParseFrom {
  /** The line its first byte stands on, from 1. */
  readonly line: number;
  /** False in the midst of a file, where a byte order mark is data. */
  readonly atStart: boolean;
}

/** What the caller's platform does better than portable code: Node.js by its Buffer, a browser by its own means. */
export interface Platform {
  /** Bytes of the kind that the other functions like best, at an offset divisible by 4. */
  readonly allocate: (length: number) => Uint8Array;
  /** The first place of a byte or of bytes at or after `from`; -1 without one. */
  readonly indexOf: (bytes: Uint8Array, what: number | Uint8Array, from: number) => number;
  /** Decodes UTF-8; what is none becomes U+FFFD. A byte order mark stays. */
  readonly decode: (bytes: Uint8Array, start: number, end: number) => string;
  /**
   * The parser that {@link readRecords} equals, for what that one cannot prove. Records end by LF or CRLF, empty lines are
   * skipped, cells may be more or fewer than the header's, and no record exceeds {@link MAX_RECORD_BYTES}.
   */
  readonly parse: (chunks: AsyncIterable<Uint8Array>, from: ParseFrom, onRecord: OnRecord) => Promise<void>;
}

/** Longest record that is believed; past it a quote is taken to be unbalanced. */
export const MAX_RECORD_BYTES: number = 4 * 1024 * 1024;
