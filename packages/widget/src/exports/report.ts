import type { Answered } from "../answer.ts";
import type { Values } from "../form.ts";
import { canonical } from "../start.ts";
import { type Choice, spell } from "../view.ts";

/** An answer as every export takes it. */
export interface Report {
  readonly title: string;
  readonly summary: string;
  readonly verdict: string;
  readonly choices: readonly Choice[];
  readonly recommended: string;
  readonly money: (value: NonNullable<Choice["total"]>) => string;
  readonly currency: string;
  readonly priceBook: { readonly id: string; readonly publishedOn: string; readonly sha256: string };
  readonly view: string;
  /** In core's spelling. */
  readonly inputs: Values;
  readonly comparison: unknown;
  /** Part of a link that leads back here. */
  readonly link: string;
}

export function reportOf<D>(answered: Answered<D>, link: (view: string, values: Values) => string): Report {
  const { view, comparison, form, numbers, currency, book } = answered;
  const inputs = canonical(view, form.values, numbers);
  return {
    title: view.title,
    summary: view.summary(form, numbers),
    verdict: spell(view.verdict(comparison, { numbers, currency })),
    choices: view.choices(comparison),
    recommended: view.recommended(comparison),
    money: (value) => numbers.money(value, currency),
    currency,
    priceBook: { id: book.id, publishedOn: book.publishedOn, sha256: book.sha256 },
    view: view.id,
    inputs,
    comparison,
    link: link(view.id, inputs),
  };
}
