import * as v from "valibot";
import type { Decimal } from "../../decimal.ts";
import { parseUsageType } from "../../usage-type.ts";
import { amount, type Schema } from "./values.ts";

export const prices: Schema<Readonly<Record<string, Decimal>>> = v.pipe(
  v.record(v.string(), amount, "must map usage types to unit prices"),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const byName: Record<string, Decimal> = {};
    for (const [key, price] of Object.entries(dataset.value)) {
      const { name, region } = parseUsageType(key);
      const problem =
        region !== null
          ? `must be keyed without Region prefix: ${key} is ${name}`
          : name in byName
            ? `holds ${name} twice`
            : null;
      if (problem !== null) {
        addIssue({ message: problem });
        return NEVER;
      }
      byName[name] = price;
    }
    return byName;
  }),
);
