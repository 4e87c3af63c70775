import type { RegionPrices } from "@aurora-cost/core";

/** A Region's file in the layout of the shipped ones: one price a line. */
export function regionFileText({ prices, reserved = [], ...head }: RegionPrices): string {
  const top = JSON.stringify(head, null, 2).slice(0, -2);
  const lists = [["prices", prices] as const, ...(reserved.length === 0 ? [] : [["reserved", reserved] as const])];
  const bodies = lists.map(
    ([name, rows]) => `  "${name}": [\n${rows.map((row) => `    ${inline(row)}`).join(",\n")}\n  ]`,
  );
  return `${top},\n${bodies.join(",\n")}\n}\n`;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, field]) => `${JSON.stringify(key)}: ${inline(field)}`)
    .join(", ")}}`;
}
