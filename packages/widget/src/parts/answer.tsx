import { isStale } from "@aurora-cost/core";
import type { Decimal } from "@aurora-cost/core";
import type { JSX } from "preact";
import type { Answered } from "../answer.ts";
import { spell } from "../view.ts";
import { Findings } from "./findings.tsx";
import { Totals } from "./totals.tsx";

export interface AnswerProps<D> {
  readonly answered: Answered<D>;
  readonly asOf: string | null;
  readonly onMove: (field: string, value: Decimal) => void;
}

/** The verdict, the totals with their proof, what the view adds, what stands in the way, and the prices' date. */
export function Answer<D>({ answered, asOf, onMove }: AnswerProps<D>): JSX.Element {
  const { view, comparison, form, book, numbers, currency } = answered;
  const { before, amount, after } = view.verdict(comparison, { numbers, currency });
  return (
    <>
      <p class="verdict" part="verdict">
        {before}
        {amount !== "" && <b>{amount}</b>}
        {after}
      </p>
      <p class="priced">{view.summary(form, numbers)}</p>
      <Totals
        choices={view.choices(comparison)}
        recommended={view.recommended(comparison)}
        currency={currency}
        numbers={numbers}
      />
      <view.Detail comparison={comparison} form={form} numbers={numbers} currency={currency} onMove={onMove} />
      <Findings findings={view.findings(comparison)} />
      <p class="book" part="book">
        List prices On-Demand, 730 hours. Price book {book.id}, published{" "}
        <time dateTime={book.publishedOn}>{book.publishedOn}</time>.
        {asOf !== null && isStale({ date: book.publishedOn, basisDate: null }, asOf) && (
          <strong class="old"> Older than 90 days on {asOf}: check before you rely on it.</strong>
        )}
      </p>
    </>
  );
}

/** One sentence for those who hear the result. */
export function spoken<D>({ view, comparison, numbers, currency }: Answered<D>): string {
  const totals = view
    .choices(comparison)
    .flatMap(({ name, total }) => (total === null ? [] : [`${name} ${numbers.money(total, currency)} a month`]));
  return `${spell(view.verdict(comparison, { numbers, currency }))} ${totals.join("; ")}.`;
}
