import { writeFile } from "node:fs/promises";

/** A document as JSON: decimals are strings without exponent, and zero has no sign. */
export function toJson(document: unknown): string {
  return `${JSON.stringify(document, (_key, value: unknown) => (value === "-0" ? "0" : value), 2)}\n`;
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
    await writeFile(file, text);
  }
}

/** Everything that is not data goes to stderr. */
export function notice(text: string, quiet: boolean): void {
  if (!quiet) process.stderr.write(`aurora-cost: ${text}\n`);
}
