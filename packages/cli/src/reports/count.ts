import { Decimal, thousands } from "@aurora-cost/core";

/** `12,345` */
export function count(value: number): string {
  return thousands(new Decimal(value), 0);
}
