import type { StorageConfiguration, StorageOption } from "@aurora-cost/core";
import type { JSX } from "preact";
import type { Numbers } from "../numbers.ts";
import type { StorageResult } from "../storage-form.ts";
import { BreakEvenView } from "./break-even.tsx";
import { Proof } from "./proof.tsx";

const NAMES: Readonly<Record<StorageConfiguration, string>> = {
  standard: "Aurora Standard",
  "io-optimized": "Aurora I/O-Optimized",
};

export interface ResultProps {
  readonly result: StorageResult;
  readonly numbers: Numbers;
}

/** Both totals, the recommendation, the break-even and the proof. */
export function Result({ result, numbers }: ResultProps): JSX.Element {
  const { comparison, currency, ioRequests, form, book } = result;
  const findings = comparison.findings.filter(({ severity }) => severity !== "info");
  return (
    <>
      <p class="verdict" part="verdict">
        <Verdict result={result} numbers={numbers} />
      </p>
      <p class="priced">
        {form.instances} × {form.instanceClass}, {form.storageGb} GB, {numbers.count(ioRequests)} I/O requests,{" "}
        {form.region}, {form.engine}
      </p>
      <div class="totals">
        {comparison.options.map((option) => (
          <article key={option.id} class={option.id === comparison.recommended ? "total chosen" : "total"}>
            <h3>
              {NAMES[option.id]}
              {option.id === comparison.recommended && <span class="badge">recommended</span>}
            </h3>
            <p class="amount" part="total">
              {numbers.money(option.total, currency)} <span>a month</span>
            </p>
            <Proof option={option} currency={currency} numbers={numbers} />
          </article>
        ))}
      </div>
      <BreakEvenView comparison={comparison} requests={ioRequests} numbers={numbers} />
      {findings.length > 0 && (
        <ul class="findings">
          {findings.map(({ rule, severity, message }) => (
            <li key={rule}>
              <b>{severity === "error" ? "Not possible" : "Note"}:</b> {message}.
            </li>
          ))}
        </ul>
      )}
      <p class="book">
        List prices On-Demand, 730 hours. Price book {book.id}, published{" "}
        <time dateTime={book.publishedOn}>{book.publishedOn}</time>.
      </p>
    </>
  );
}

function Verdict({ result, numbers }: ResultProps): JSX.Element {
  const { recommended, other, difference } = verdict(result);
  const amount = <b>{numbers.money(difference.abs(), result.currency)}</b>;
  if (difference.isZero()) return <>Both cost the same.</>;
  if (difference.lt(0)) {
    return (
      <>
        {NAMES[recommended.id]} stays: {NAMES[other.id]} would cost {amount} a month less, but is not possible.
      </>
    );
  }
  return (
    <>
      {NAMES[recommended.id]} saves {amount} a month.
    </>
  );
}

/** One sentence for those who hear the result. */
export function spokenVerdict(result: StorageResult, numbers: Numbers): string {
  const { recommended, other, difference } = verdict(result);
  const money = (option: StorageOption): string =>
    `${NAMES[option.id]} ${numbers.money(option.total, result.currency)} a month`;
  return `Recommended: ${money(recommended)}; ${money(other)}; difference ${numbers.money(difference.abs(), result.currency)}.`;
}

function verdict({ comparison: { options, recommended } }: StorageResult): {
  readonly recommended: StorageOption;
  readonly other: StorageOption;
  readonly difference: StorageOption["total"];
} {
  const [standard, ioOptimized] = options;
  const [chosen, other] = recommended === "standard" ? [standard, ioOptimized] : [ioOptimized, standard];
  return { recommended: chosen, other, difference: other.total.minus(chosen.total) };
}
