import { stat } from "node:fs/promises";
import { type ImportedPrices, openPriceList, type RegionPrices, type Rejected } from "@aurora-cost/core";
import { located, UsageError } from "../failure.ts";
import { startProgress } from "../progress.ts";
import { count } from "../reports/count.ts";
import { readPriceList } from "./price-list.ts";

export interface PriceListsOptions {
  readonly quiet: boolean;
  /** Only this Region's prices. */
  readonly region?: string;
  readonly onReject?: (rejected: Rejected) => void;
}

/** Reads price lists as one, with progress on stderr. */
export async function readPriceLists(
  files: readonly string[],
  { quiet, ...options }: PriceListsOptions,
): Promise<ImportedPrices> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file).catch(() => null))?.size ?? 0));
  const progress = startProgress(
    sizes.reduce((total, size) => total + size, 0),
    !quiet,
  );
  const list = openPriceList(options);
  try {
    for (const path of files) await readPriceList({ path, onBytes: progress.add }, list);
  } finally {
    progress.stop();
  }
  try {
    return list.finish();
  } catch (error) {
    throw located(error, files.join(", "));
  }
}

/**
 * The Regions that Aurora has prices in.
 *
 * @throws {UsageError} when there are none, with what the lists hold in their place
 */
export function auroraRegions(
  found: ImportedPrices,
  files: readonly string[],
  region?: string,
): readonly RegionPrices[] {
  const regions = found.regions.filter(({ prices }) => prices.some(({ engine }) => engine.startsWith("aurora-")));
  if (regions.length === 0) throw new UsageError(`${files.join(", ")}: ${nothingFound(found, region)}`);
  return regions;
}

function nothingFound({ rates, seen, rejected }: ImportedPrices, region: string | undefined): string {
  if (region !== undefined && !seen.has(region) && seen.size > 0) {
    return `no prices of ${region} in it, only of ${[...seen].sort().join(", ")}`;
  }
  const reasons = [...rejected].map(([reason, times]) => `${count(times)} ${reason}`).join(", ");
  return `no Aurora prices in it: ${ratesRead(rates)} read${reasons === "" ? "" : `, set aside: ${reasons}`}`;
}

/** `1 rate`, `518,544 rates` */
export function ratesRead(rates: number): string {
  return `${count(rates)} ${rates === 1 ? "rate" : "rates"}`;
}
