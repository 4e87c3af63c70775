import type { Decimal } from "@aurora-cost/core";
import type { JSX } from "preact";

export interface ScaleProps {
  readonly requests: Decimal;
  readonly breakEven: Decimal;
}

/** Where the cluster's I/O lies on a line from none to twice the break-even. The text beside it says the same. */
export function Scale({ requests, breakEven }: ScaleProps): JSX.Element {
  const percent = Math.min(100, requests.div(breakEven).times(50).toNumber());
  const anchor = percent < 12 ? "start" : percent > 88 ? "end" : "middle";
  const x = `${String(percent)}%`;
  return (
    <div class="scale" aria-hidden="true">
      <svg width="100%" height="40">
        <line class="track" x1="0" x2="100%" y1="28" y2="28" />
        <line class="reach" x1="50%" x2={x} y1="28" y2="28" />
        <line class="tick" x1="50%" x2="50%" y1="20" y2="36" />
        <circle class="mark" cx={x} cy="28" r="6" />
        <text x={x} y="13" text-anchor={anchor}>
          your I/O{percent === 100 && " (off the scale)"}
        </text>
      </svg>
      <p class="zones">
        <span>Standard is cheaper</span>
        <span>break-even</span>
        <span>I/O-Optimized is cheaper</span>
      </p>
    </div>
  );
}
