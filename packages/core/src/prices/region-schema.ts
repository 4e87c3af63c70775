import * as v from "valibot";
import { InputError } from "../errors.ts";
import type { RegionPrices } from "./book.ts";

const date = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date such as 2026-10-06"));

const decimalText = v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/, "must be a decimal string"));

const regionSchema: v.GenericSchema<unknown, RegionPrices> = v.strictObject({
  region: v.string(),
  currency: v.picklist(["USD", "CNY"]),
  sources: v.array(v.string()),
  prices: v.array(
    v.strictObject({
      usageType: v.string(),
      engine: v.picklist(["aurora-mysql", "aurora-postgresql", "rds-mysql", "rds-postgresql", "any"]),
      unit: v.picklist([
        "Hours",
        "ACU-Hours",
        "ACU-Months",
        "vCPU-Hours",
        "vCPU-Months",
        "GB",
        "GB-Months",
        "Requests",
        "Secret-Months",
        "Key-Months",
        "Shard-Hours",
        "PUT-Payload-Units",
        "Change-Record-Hours",
      ]),
      unitPrice: decimalText,
      status: v.picklist(["listed", "derived"]),
      sku: v.exactOptional(v.string()),
      date,
      basisDate: v.exactOptional(date),
      source: v.number(),
      tiers: v.exactOptional(v.array(v.strictObject({ upTo: v.nullable(decimalText), unitPrice: decimalText }))),
    }),
  ),
  reserved: v.exactOptional(
    v.array(
      v.strictObject({
        usageType: v.string(),
        engine: v.picklist(["aurora-mysql", "aurora-postgresql"]),
        term: v.picklist(["1yr", "3yr"]),
        payment: v.picklist(["no-upfront", "partial-upfront", "all-upfront"]),
        upfront: decimalText,
        hourly: decimalText,
        sku: v.exactOptional(v.string()),
        date,
        source: v.number(),
      }),
    ),
  ),
});

/**
 * Checks a Region's price file.
 *
 * @throws {InputError} naming the first cell that is wrong
 */
export function parseRegionPrices(input: unknown): RegionPrices {
  const result = v.safeParse(regionSchema, input);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new InputError("invalid-value", `not a price file: ${v.getDotPath(issue) ?? "document"}: ${issue.message}`);
}
