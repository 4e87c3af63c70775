import type { Rule } from "@aurora-cost/core";

export function rulesPage(rules: readonly Rule[]): string;
