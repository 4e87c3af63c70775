import { UsageError } from "./failure.ts";
import { openRejectFile } from "./reject-file.ts";
import { type Reject, REJECT_HEADER, rejectCounts, rejectLine, rejectReason, rejectText } from "./reports/rejects.ts";

/** How many unreadable rows are told one by one. */
const SHOWN = 5;

export interface RejectOptions {
  /** The file that keeps them all. */
  readonly file: string | undefined;
  readonly stop: boolean;
}

/** Where rows go that cannot be read: the first are told, all are counted by reason and, where asked for, kept. */
export interface Rejects {
  /** @throws {UsageError} when the run is to stop at the first */
  readonly add: (reject: Reject) => void;
  readonly close: () => void;
  /** What to say of them, in lines. */
  readonly lines: () => readonly string[];
}

export function openRejects({ file, stop }: RejectOptions): Rejects {
  const kept = file === undefined ? null : openRejectFile(file, REJECT_HEADER);
  const shown: string[] = [];
  const byReason = new Map<string, number>();
  let rows = 0;
  return {
    add: (reject) => {
      kept?.write(rejectLine(reject));
      if (stop) throw new UsageError(`${rejectText(reject)}; mend the row, or run with --on-error skip`);
      rows += 1;
      const reason = rejectReason(reject);
      byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
      if (shown.length < SHOWN) shown.push(rejectText(reject));
    },
    close: () => {
      kept?.close();
    },
    lines: () => (rows > shown.length ? [...shown, rejectCounts(rows, shown.length, byReason)] : shown),
  };
}
