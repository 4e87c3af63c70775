import type { ComponentChildren, JSX } from "preact";

export type Point = readonly [x: number, y: number];

/** How a line looks: the thing in question, what it is weighed against, and what is history. */
type Tone = "lead" | "other" | "past";

interface Series {
  readonly name: string;
  readonly tone: Tone;
  readonly points: readonly Point[];
}

interface Mark {
  readonly at: Point;
  readonly label: string;
  readonly kind: "crossing" | "here";
}

/** One of the two axes. It starts at 0. */
interface Axis {
  readonly label: string;
  readonly most: number;
  readonly format: (value: number) => string;
}

export interface ChartProps {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  readonly marks: readonly Mark[];
  /** What can be dragged, over the whole width. */
  readonly handle?: ComponentChildren;
  /** The same numbers as a table. */
  readonly twin: ComponentChildren;
}

const HEIGHT = 180;
const STEPS = [0, 0.25, 0.5, 0.75, 1];

/** Lines over a common scale, drawn in percent so that any width will do; the table below it says the same. */
export function Chart({ title, x, y, series, marks, handle, twin }: ChartProps): JSX.Element {
  const path = (points: readonly Point[]): string =>
    points.map(([px, py]) => `${round(percent(px, x.most))},${round(100 - percent(py, y.most))}`).join(" ");
  return (
    <figure class="chart" part="chart">
      <figcaption>
        <h3>{title}</h3>
        <ul class="legend" aria-hidden="true">
          {series.map(({ name, tone }) => (
            <li key={name} class={tone}>
              <svg width="22" height="8">
                <line x1="0" x2="22" y1="4" y2="4" />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      </figcaption>
      <p class="unit" aria-hidden="true">
        {y.label}
      </p>
      <div class="plot">
        <svg aria-hidden="true" width="100%" height={HEIGHT}>
          {STEPS.map((step) => (
            <line key={step} class="grid" x1="0" x2="100%" y1={HEIGHT * (1 - step)} y2={HEIGHT * (1 - step)} />
          ))}
          <svg width="100%" height={HEIGHT} viewBox="0 0 100 100" preserveAspectRatio="none">
            {series.map(({ name, tone, points }) => (
              <polyline key={name} class={tone} points={path(points)} />
            ))}
          </svg>
          {marks.map((mark) => (
            <MarkAt
              key={mark.kind}
              mark={mark}
              left={percent(mark.at[0], x.most)}
              up={percent(mark.at[1], y.most)}
              first={marks.some(({ at }) => at[0] > mark.at[0])}
            />
          ))}
          {STEPS.slice(1).map((step) => (
            <text key={step} class="scale" x="0" y={HEIGHT * (1 - step) + 13}>
              {y.format(y.most * step)}
            </text>
          ))}
        </svg>
        {handle}
      </div>
      <ol class="ticks" aria-hidden="true">
        <li>{x.format(0)}</li>
        <li>{x.label}</li>
        <li>{x.format(x.most)}</li>
      </ol>
      <details class="twin">
        <summary>{title}, as a table</summary>
        {twin}
      </details>
    </figure>
  );
}

interface MarkAtProps {
  readonly mark: Mark;
  readonly left: number;
  readonly up: number;
  /** Whether another mark stands to the right: labels go apart. */
  readonly first: boolean;
}

function MarkAt({ mark: { kind, label }, left, up, first }: MarkAtProps): JSX.Element {
  const x = `${round(left)}%`;
  const y = HEIGHT * (1 - up / 100);
  const before = left > (first ? 25 : 70);
  // Beside the scale's own numbers there is no room.
  const beside = left < 12 ? 48 : 10;
  return (
    <g class={kind}>
      <line x1={x} x2={x} y1={y} y2={HEIGHT} />
      <circle cx={x} cy={y} r="5" />
      <text
        x={x}
        y={HEIGHT - (kind === "here" ? 26 : 8)}
        dx={before ? -10 : beside}
        text-anchor={before ? "end" : "start"}
      >
        {label}
      </text>
    </g>
  );
}

function percent(value: number, most: number): number {
  return Math.min(100, Math.max(0, (value / most) * 100));
}

function round(value: number): string {
  return value.toFixed(2);
}

const ENDS = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10];

/** The next number above that a scale may end at, so that its quarters are round too. */
export function roundUp(value: number): number {
  let power = 1;
  while (power * 10 <= value) power *= 10;
  while (power > value && power > 1e-9) power /= 10;
  return power * (ENDS.find((end) => end * power >= value) ?? 10);
}
