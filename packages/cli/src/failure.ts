import { InputError } from "@aurora-cost/core";
import { CommanderError } from "commander";
import { isInterrupted } from "./interruption.ts";

/** Input or usage that the user can mend. Known errors are one line on stderr and exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** An error of core, with the file, and where known the line and column, it was found in. */
export function located(error: unknown, where: string): unknown {
  return error instanceof InputError ? new UsageError(`${where}: ${error.message}`) : error;
}

/** Ends the run: known errors as one line, unknown ones with their stack only under DEBUG. */
export function fail(error: unknown): void {
  if (isInterrupted()) return;
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  const known = error instanceof UsageError || error instanceof InputError;
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`aurora-cost: ${known ? "" : "internal error: "}${text.replaceAll("\n", " ")}\n`);
  if (process.env["DEBUG"] !== undefined && error instanceof Error) process.stderr.write(`${error.stack ?? ""}\n`);
  process.exitCode = 2;
}
