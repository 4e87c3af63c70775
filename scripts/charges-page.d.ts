import type { Charge } from "@aurora-cost/core";

export function chargesPage(charges: readonly Charge[]): string;
