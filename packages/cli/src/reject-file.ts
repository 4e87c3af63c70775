import { closeSync, openSync, writeSync } from "node:fs";
import { UsageError } from "./failure.ts";

/** The file that `--rejects` names. */
export interface RejectFile {
  readonly write: (line: string) => void;
  readonly close: () => void;
}

/**
 * Opens it with its header. Lines are written at once, so that however many there are, none waits in memory.
 *
 * @throws {UsageError} when it cannot be written
 */
export function openRejectFile(path: string, header: string): RejectFile {
  const orFail = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw new UsageError(`${path}: cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const file = orFail(() => openSync(path, "w"));
  const write = (line: string): void => {
    orFail(() => writeSync(file, line));
  };
  write(header);
  return {
    write,
    close: () => {
      closeSync(file);
    },
  };
}
