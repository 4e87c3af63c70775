import type { RowEngine } from "./row.ts";

/** Operation codes of Amazon RDS; every code but these two is an engine other than Aurora. */
const OPERATIONS: Readonly<Record<string, RowEngine>> = {
  "0016": "aurora-mysql",
  "0021": "aurora-postgresql",
};

/**
 * The engine that operation, engine column or description tell, in that order.
 *
 * Aurora MySQL's storage and I/O rows have the bare operation `CreateDBInstance` and engine `Any`: they tell nothing.
 */
export function rowEngine(operation: string, engine: string, description: string): RowEngine {
  // A proxy's code is the same for every engine.
  const code = operation.startsWith("CreateDBProxy") ? undefined : /:(\d{4})$/.exec(operation)?.[1];
  if (code !== undefined) return OPERATIONS[code] ?? "not-aurora";
  return namedEngine(engine) ?? namedEngine(/\b(?:running|for) (.+)/.exec(description)?.[1] ?? description);
}

function namedEngine(text: string): RowEngine {
  if (/aurora postgresql/i.test(text)) return "aurora-postgresql";
  if (/aurora mysql/i.test(text)) return "aurora-mysql";
  if (/\b(postgresql|mysql|mariadb|oracle|sql server|db2)\b/i.test(text)) return "not-aurora";
  return null;
}
