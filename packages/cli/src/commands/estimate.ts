import {
  type Cluster,
  type Estimate,
  estimate,
  type PriceBook,
  regionsOf,
  suggestClass,
  suggestRegion,
  WAYS_TO_PRICE,
} from "@aurora-cost/core";
import { inputName, readDescribed } from "../description.ts";
import { located } from "../failure.ts";
import { emit, notice, toJson } from "../output.ts";
import { openPrices } from "../prices.ts";
import { estimateText } from "../reports/estimate.ts";
import { paintFor } from "../reports/table.ts";
import { type CommonOptions, readOptions } from "../options.ts";

/** `aurora-cost estimate`: prices a described cluster; lines without a price are named, the exit code stays 0. */
export async function estimateCommand(file: string, raw: unknown): Promise<void> {
  const options = readOptions(raw);
  const { cluster, findings } = await readDescribed(file, options);
  const priced = price(cluster, await openPrices(regionsOf(cluster), options.prices), options, file);
  const result = { ...priced, findings: [...priced.findings, ...findings] };
  if (!result.complete) {
    notice(`warning: the total is a subtotal, no price of ${missing(result)}: ${WAYS_TO_PRICE}`, false);
  }
  const paint = paintFor(process.stdout, options.color && options.out === undefined);
  await emit(options.format === "json" ? toJson(result) : estimateText(result, paint, options.explain), options.out);
}

function price(cluster: Cluster, book: PriceBook, { asOf }: CommonOptions, file: string): Estimate {
  try {
    return estimate(cluster, book, asOf);
  } catch (error) {
    throw located(error, inputName(file));
  }
}

function missing({ unpriced }: Estimate): string {
  const names = unpriced.map(
    ({ usageType, region }) => `${usageType} in ${region}${suggestClass(usageType)}${suggestRegion(region)}`,
  );
  return [...new Set(names)].join(", ");
}
