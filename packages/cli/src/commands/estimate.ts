import { estimate, regionsOf, suggestClass } from "@aurora-cost/core";
import { readDescription } from "../description.ts";
import { emit, notice, toJson } from "../output.ts";
import { openPrices } from "../prices.ts";
import { estimateText } from "../reports/estimate.ts";
import { paintFor } from "../reports/table.ts";
import { readOptions } from "../options.ts";

/** `aurora-cost estimate`: prices a described cluster; lines without a price are named, the exit code stays 0. */
export async function estimateCommand(file: string, raw: unknown): Promise<void> {
  const options = readOptions(raw);
  const cluster = await readDescription(file);
  const result = estimate(cluster, await openPrices(regionsOf(cluster), options.prices), options.asOf);
  if (!result.complete) {
    const names = result.unpriced
      .map(({ usageType, region }) => `${usageType} in ${region}${suggestClass(usageType)}`)
      .join(", ");
    notice(
      `warning: no price of ${names}; the total is a subtotal. Give prices: in the description, or --prices`,
      false,
    );
  }
  const paint = paintFor(process.stdout, options.color && options.out === undefined);
  await emit(options.format === "json" ? toJson(result) : estimateText(result, paint, options.explain), options.out);
}
