import type { Charge, PriceBook } from "@aurora-cost/core";

export function pricesPage(
  book: PriceBook,
  charges: readonly Charge[],
  chargeOfPrice: (usageType: string) => Charge | undefined,
): string;
