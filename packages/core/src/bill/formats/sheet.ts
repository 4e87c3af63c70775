import type { Read, ReaderOptions } from "../reader.ts";

/** What a small report was read as. */
export interface SheetReading {
  readonly basis: string;
  readonly rows: readonly PlacedRead[];
  /** Months whose figures are not final. */
  readonly estimatedMonths: readonly string[];
  /** What the reader must know of this file. */
  readonly warnings: readonly string[];
  /** Whether the answer goes on in another file. */
  readonly goesOn: boolean;
  /** Tells one question from another: answers to two questions about one day hold the same money. */
  readonly question: string;
}

export interface PlacedRead {
  /** The record of the file, or the period of the document, that it stands in; from 0. */
  readonly at: number;
  /** What it was read from, where that is no record. */
  readonly text?: string;
  readonly read: Read;
}

/** A small report that is only understood as a whole: a table of cells, or a JSON document. */
export interface Sheet<Content> {
  readonly id: "cost-explorer-csv" | "cost-explorer-json" | "monthly-bill";
  /** Looks at the first records of a table, or at a document. */
  readonly matches: (content: Content) => boolean;
  /** @throws {InputError} when the report cannot tell what was charged for */
  readonly read: (content: Content, options: ReaderOptions) => SheetReading;
}

export type Table = readonly (readonly string[])[];
