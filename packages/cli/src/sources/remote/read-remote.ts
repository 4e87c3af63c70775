import type { Ledger } from "@aurora-cost/core";
import { notice } from "../../output.ts";
import { startScanProgress } from "../../progress.ts";
import type { ReadBills, ReadOptions } from "../read-files.ts";
import { readTable } from "../sql-table.ts";
import { openRemote, type RemoteOptions } from "./remote-table.ts";

/** Has an engine sum the export where it lies, and reads the result into the ledger. */
export async function readRemote(remote: RemoteOptions, ledger: Ledger, options: ReadOptions): Promise<ReadBills> {
  const progress = startScanProgress(!options.quiet);
  const notices: string[] = [];
  const watch = { onScan: progress.tell, onNotice: (text: string) => notices.push(text) };
  try {
    const table = await openRemote(remote, watch);
    const input = await readTable(table, ledger, options);
    progress.stop();
    for (const text of notices) notice(text, options.quiet);
    return { inputs: [input], engine: remote.engine };
  } finally {
    progress.stop();
  }
}
