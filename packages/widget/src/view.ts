import type { Decimal, Finding, Line, PriceBook } from "@aurora-cost/core";
import type { JSX } from "preact";
import type { Field, Form, Place } from "./form.ts";
import type { Numbers } from "./numbers.ts";

/** Names of `view`; also the keys of the event and of `compare --by`. */
type ViewId = "storage" | "serverless" | "readers" | "proxy";

/** One of the things compared: a total and the lines behind it. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** `null` where it has no single price. */
  readonly total: Decimal | null;
  readonly lines: readonly Line[];
}

/** A sentence with one amount in it that matters. */
export interface Sentence {
  readonly before: string;
  readonly amount: string;
  readonly after: string;
}

/** What an answer is shown with. */
export interface Words {
  readonly numbers: Numbers;
  readonly currency: string;
}

export interface DetailProps<D> extends Words {
  readonly comparison: D;
  readonly form: Form;
  /** Writes a number into a field, as dragging a chart does. */
  readonly onMove: (field: string, value: Decimal) => void;
}

/** A question the element answers: what it asks, how core answers, and how the answer is shown. */
export interface View<D> {
  readonly id: ViewId;
  readonly title: string;
  readonly fields: readonly Field[];
  /** Where in a cluster description each field ends up; the first that matches. */
  readonly places: readonly Place[];
  /**
   * The comparison, as `compare --format json` has it.
   *
   * @throws {InputError} naming the path of what is wrong
   */
  readonly compare: (form: Form, book: PriceBook, asOf: string | undefined) => D;
  readonly choices: (comparison: D) => readonly Choice[];
  readonly recommended: (comparison: D) => string;
  readonly verdict: (comparison: D, words: Words) => Sentence;
  readonly findings: (comparison: D) => readonly Finding[];
  /** The cluster that was priced, in a line. */
  readonly summary: (form: Form, numbers: Numbers) => string;
  readonly Detail: (props: DetailProps<D>) => JSX.Element | null;
}

export function spell({ before, amount, after }: Sentence): string {
  return before + amount + after;
}
