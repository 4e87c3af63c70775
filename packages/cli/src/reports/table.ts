import { styleText } from "node:util";
import Table from "cli-table3";

export interface TableColumn {
  readonly title: string;
  readonly align?: "left" | "right";
}

/** A table without borders, numbers to the right. */
export function table(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const none = "";
  const grid = new Table({
    head: columns.map(({ title }) => title),
    colAligns: columns.map(({ align }) => align ?? "left"),
    chars: {
      top: none,
      "top-mid": none,
      "top-left": none,
      "top-right": none,
      bottom: none,
      "bottom-mid": none,
      "bottom-left": none,
      "bottom-right": none,
      left: none,
      "left-mid": none,
      mid: none,
      "mid-mid": none,
      right: none,
      "right-mid": none,
      middle: "  ",
    },
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  for (const row of rows) grid.push([...row]);
  return grid
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

type Style = Parameters<typeof styleText>[0];

/** Colours for a terminal that wants them, plain text for all else. */
export type Paint = (style: Style, text: string) => string;

export function paintFor(stream: { readonly isTTY?: boolean }, color: boolean): Paint {
  const env = process.env;
  const forced = env["FORCE_COLOR"] !== undefined && env["FORCE_COLOR"] !== "0";
  const wanted = forced || (stream.isTTY === true && env["NO_COLOR"] === undefined && env["TERM"] !== "dumb");
  return color && wanted ? (style, text) => styleText(style, text) : (_style, text) => text;
}
