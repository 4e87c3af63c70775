import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { RegionPrices } from "@aurora-cost/core";
import { UsageError } from "./failure.ts";
import { regionFileText } from "./reports/prices/book.ts";

/** A Region's book and the file it is in. */
export interface BookOnDisk {
  readonly file: string;
  readonly prices: RegionPrices;
}

/** Writes one file a Region into a folder, or one file with all of them where the name ends in `.json`. */
export async function writeBooks(regions: readonly RegionPrices[], out: string): Promise<readonly BookOnDisk[]> {
  if (out.endsWith(".json")) {
    await writeWhole(out, `[\n${regions.map((region) => regionFileText(region).trimEnd()).join(",\n")}\n]\n`);
    return regions.map((prices) => ({ file: out, prices }));
  }
  const written = regions.map((prices) => ({ file: join(out, `${prices.region}.json`), prices }));
  for (const { file, prices } of written) await writeWhole(file, regionFileText(prices));
  return written;
}

/** Never leaves half a book where a whole one was. */
async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${String(process.pid)}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    throw new UsageError(`${file}: cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
