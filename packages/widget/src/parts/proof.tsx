import type { Line } from "@aurora-cost/core";
import type { JSX } from "preact";
import type { Words } from "../view.ts";

export interface ProofProps extends Words {
  readonly lines: readonly Line[];
}

/** Every line of a total: quantity × unit price = cost, and where the price was read. */
export function Proof({ lines, currency, numbers }: ProofProps): JSX.Element {
  const derived = lines.filter(({ source }) => source.status === "derived").length;
  return (
    <details class="proof" part="proof">
      <summary>
        Proof: {lines.length} {lines.length === 1 ? "line" : "lines"}
        {derived > 0 && `, ${String(derived)} at a derived price`}
      </summary>
      <ol>
        {lines.map((line) => (
          <li key={line.description}>
            <span class="what">{line.description}</span>
            <span class="arithmetic">
              {numbers.count(line.quantity)} {line.unit} × {numbers.exactMoney(line.unitPrice, currency)} ={" "}
              <b>{numbers.exactMoney(line.cost, currency)}</b>
            </span>
            <Origin line={line} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function Origin({ line: { source, usageType } }: { readonly line: Line }): JSX.Element {
  return (
    <>
      <span class="origin">
        {usageType}
        {source.sku !== null && (
          <>
            , <i class="sku">SKU {source.sku}</i>
          </>
        )}
      </span>
      <span class="origin">
        {source.title} ({source.status}
        {source.date !== null && (
          <>
            {" "}
            <time dateTime={source.date}>{source.date}</time>
          </>
        )}
        )
      </span>
    </>
  );
}
