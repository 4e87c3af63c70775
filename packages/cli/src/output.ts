import { writeFile } from "node:fs/promises";
import { UsageError } from "./failure.ts";

/** A document as JSON: decimals are strings without exponent, and zero has no sign. */
export function toJson(document: unknown): string {
  return `${JSON.stringify(document, spellZero, 2)}\n`;
}

/** The same on a line of its own. */
export function toJsonLine(document: unknown): string {
  return `${JSON.stringify(document, spellZero)}\n`;
}

function spellZero(_key: string, value: unknown): unknown {
  return value === "-0" ? "0" : value;
}

/** Data goes to stdout, or to the file the user names. */
export async function emit(text: string, file: string | undefined): Promise<void> {
  if (file === undefined) {
    await new Promise<void>((resolve) =>
      process.stdout.write(text, () => {
        resolve();
      }),
    );
  } else {
    await writeFile(file, text).catch((error: unknown) => {
      throw new UsageError(`${file}: cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
}

/** Everything that is not data goes to stderr. */
export function notice(text: string, quiet: boolean): void {
  if (!quiet) process.stderr.write(`aurora-cost: ${text}\n`);
}
