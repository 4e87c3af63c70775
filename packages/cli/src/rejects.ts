import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { Rejected } from "@aurora-cost/core";
import { UsageError } from "./failure.ts";

const HEADER = "reason,region,engine,usage_type,sku,rate_code,term\n";

/** A CSV file of what a price list held and no book took. */
export interface Rejects {
  readonly write: (rejected: Rejected) => void;
  readonly close: () => Promise<void>;
}

export function openRejects(path: string): Rejects {
  const stream = createWriteStream(path);
  const done = finished(stream).catch((error: unknown) => {
    throw new UsageError(`${path}: cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  });
  // Told when it is closed, not when it happens.
  done.catch(() => undefined);
  stream.write(HEADER);
  return {
    write: (rejected) => stream.write(line(rejected)),
    close: async () => {
      stream.end();
      await done;
    },
  };
}

function line({ reason, region, engine, usageType, sku, rateCode, term }: Rejected): string {
  return `${[reason, region, engine, usageType, sku, rateCode, term].map(cell).join(",")}\n`;
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
