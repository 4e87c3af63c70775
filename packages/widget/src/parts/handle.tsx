import type { JSX } from "preact";

export interface HandleProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly step: number;
  readonly text: string;
  readonly onMove: (value: number) => void;
}

/** Drags along the whole of a chart; by keyboard it is a slider like any other. The field of the form is its typed twin. */
export function Handle({ label, value, most, step, text, onMove }: HandleProps): JSX.Element {
  return (
    <input
      class="handle"
      part="handle"
      type="range"
      dir="ltr"
      aria-label={`${label}, on the chart`}
      aria-valuetext={text}
      min={0}
      max={most}
      step={step}
      value={Math.min(value, most)}
      onInput={(event) => onMove(Number(event.currentTarget.value))}
    />
  );
}
