import { comparePrices, type PriceDifference } from "@aurora-cost/core";
import { UsageError } from "../../failure.ts";
import { readOptions } from "../../options.ts";
import { emit, notice, toJson } from "../../output.ts";
import { type PriceSide, readSide, shippedSide } from "../../price-sides.ts";
import { checkDocument, checkText } from "../../reports/prices/check.ts";
import { paintFor } from "../../reports/table.ts";

/** `aurora-cost prices check`: what moved from one book to another; a single one is compared with the shipped book. */
export async function checkCommand(first: string, second: string | undefined, raw: unknown): Promise<void> {
  const options = readOptions(raw);
  const given = await readSide(first, options.quiet);
  const old = second === undefined ? await shippedSide() : given;
  const newer = second === undefined ? given : await readSide(second, options.quiet);
  const report = {
    old: old.name,
    new: newer.name,
    regions: differences(old, newer),
    // Of the shipped book only what was given is looked at.
    onlyOld: second === undefined ? [] : without(old, newer),
    onlyNew: without(newer, old),
  };
  for (const [{ name }, only] of [[old, report.onlyOld] as const, [newer, report.onlyNew] as const]) {
    if (only.length > 0) notice(`only in ${name}: ${only.join(", ")}`, options.quiet);
  }
  const paint = paintFor(process.stdout, options.color && options.out === undefined);
  await emit(options.format === "json" ? toJson(checkDocument(report)) : checkText(report, paint), options.out);
}

function differences(old: PriceSide, newer: PriceSide): readonly PriceDifference[] {
  const regions = [...newer.regions.values()].flatMap((prices) => {
    const before = old.regions.get(prices.region);
    if (before === undefined) return [];
    if (before.currency === prices.currency) return [comparePrices(before, prices)];
    throw new UsageError(
      `${prices.region} is in ${before.currency} in ${old.name}, and in ${prices.currency} in ${newer.name}`,
    );
  });
  if (regions.length > 0) return regions;
  throw new UsageError(`no Region in common: ${old.name} has ${named(old)}; ${newer.name} has ${named(newer)}`);
}

function named({ regions }: PriceSide): string {
  return [...regions.keys()].join(", ");
}

function without({ regions }: PriceSide, other: PriceSide): readonly string[] {
  return [...regions.keys()].filter((region) => !other.regions.has(region));
}
