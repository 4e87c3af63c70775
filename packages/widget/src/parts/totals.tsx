import type { JSX } from "preact";
import type { Choice, Words } from "../view.ts";
import { Proof } from "./proof.tsx";

export interface TotalsProps extends Words {
  readonly choices: readonly Choice[];
  readonly recommended: string;
}

/** What each choice costs a month, and why. */
export function Totals({ choices, recommended, ...words }: TotalsProps): JSX.Element {
  return (
    <div class="totals">
      {choices.map((choice) => (
        <article key={choice.id} class={choice.id === recommended ? "total chosen" : "total"} part="card">
          <h3>
            {choice.name}
            {choice.id === recommended && <span class="badge">recommended</span>}
          </h3>
          <p class="amount" part="total">
            {choice.total === null ? "–" : words.numbers.money(choice.total, words.currency)} <span>a month</span>
          </p>
          <Proof lines={choice.lines} {...words} />
        </article>
      ))}
    </div>
  );
}
