import { currencyOf, InputError, type PriceBook } from "@aurora-cost/core";
import { errorAt, type FieldError, type Form, readForm, type Values } from "./form.ts";
import type { Numbers } from "./numbers.ts";
import type { View } from "./view.ts";

/** A view's comparison of what was typed, and all that is needed to show it. */
export interface Answered<D> {
  readonly kind: "answer";
  readonly view: View<D>;
  readonly comparison: D;
  readonly form: Form;
  readonly book: PriceBook;
  readonly numbers: Numbers;
  readonly currency: string;
}

/** Compares what the form describes, or says which field to mend and how. */
export function answer<D>(
  view: View<D>,
  values: Values,
  book: PriceBook,
  numbers: Numbers,
  asOf: string | null,
): Answered<D> | FieldError {
  const form = readForm(values, numbers);
  try {
    const comparison = view.compare(form, book, asOf ?? undefined);
    return { kind: "answer", view, comparison, form, book, numbers, currency: currencyOf(book, form.text("region")) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return errorAt(error, view.places);
  }
}
