import { type Charge, templatePattern } from "../charges/charge.ts";
import { dbInstance } from "../charges/db-instance.ts";
import { serverlessV2 } from "../charges/serverless-v2.ts";

const OLDEST_GENERATION = 7;

/**
 * Whether a Database Savings Plan covers a usage type: Serverless v2, and instances of generation 7 and later.
 *
 * Source: AWS Savings Plans User Guide, Database Savings Plans; both storage configurations alike.
 */
export function isPlanEligible(usageType: string): boolean {
  if (matches(serverlessV2, usageType) !== null) return true;
  const instance = matches(dbInstance, usageType)?.groups?.["class"] ?? "";
  const generation = /^db\.[a-z]+(\d+)/.exec(instance)?.[1];
  return generation !== undefined && Number(generation) >= OLDEST_GENERATION;
}

function matches({ usageType }: Pick<Charge, "usageType">, text: string): RegExpExecArray | null {
  for (const template of Object.values(usageType)) {
    const match = template === null ? null : templatePattern(template).exec(text);
    if (match !== null) return match;
  }
  return null;
}
