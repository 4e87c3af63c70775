import { Presets, SingleBar } from "cli-progress";
import { onInterrupt } from "./interruption.ts";

export interface Progress {
  readonly add: (bytes: number) => void;
  readonly stop: () => void;
}

/** Bytes read, rate and time left on stderr: only on a terminal, and only for what takes more than a second. */
export function startProgress(totalBytes: number, wanted: boolean): Progress {
  if (!wanted || !process.stderr.isTTY || totalBytes === 0) return { add: ignore, stop: ignore };
  const bar = new SingleBar(
    {
      format: "{bar} {percentage} % · {megabytes} of {totalMegabytes} MB · {rate} MB/s · {eta_formatted} left",
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
      barsize: 24,
    },
    Presets.shades_classic,
  );
  const began = performance.now();
  // Gives the cursor back.
  const keep = onInterrupt(() => {
    if (shown) bar.stop();
  });
  let done = 0;
  let shown = false;
  return {
    add: (bytes) => {
      done += bytes;
      const seconds = (performance.now() - began) / 1000;
      if (seconds < 1) return;
      const payload = {
        megabytes: megabytes(done),
        totalMegabytes: megabytes(totalBytes),
        rate: megabytes(done / seconds),
      };
      if (!shown) bar.start(totalBytes, done, payload);
      shown = true;
      bar.update(done, payload);
    },
    stop: () => {
      keep();
      if (shown) bar.stop();
    },
  };
}

/** What an engine elsewhere has read; `null` where it does not tell. */
export interface Scanned {
  readonly bytes: number;
  readonly rows: number | null;
}

export interface ScanProgress {
  readonly tell: (scanned: Scanned) => void;
  readonly stop: () => void;
}

/** Bytes, rows and rate of a query whose end is not known: only on a terminal. */
export function startScanProgress(wanted: boolean): ScanProgress {
  if (!wanted || !process.stderr.isTTY) return { tell: ignore, stop: ignore };
  const bar = new SingleBar({
    format: "{megabytes} MB{rows} · {rate} MB/s · {duration_formatted}",
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  const began = performance.now();
  const payload = ({ bytes, rows }: Scanned): object => ({
    megabytes: megabytes(bytes),
    rows: rows === null ? "" : ` · ${String(rows)} rows`,
    rate: megabytes((bytes * 1000) / Math.max(performance.now() - began, 1)),
  });
  bar.start(1, 0, payload({ bytes: 0, rows: null }));
  let stopped = false;
  const stop = (): void => {
    keep();
    if (!stopped) bar.stop();
    stopped = true;
  };
  const keep = onInterrupt(stop);
  return { tell: (scanned) => bar.update(0, payload(scanned)), stop };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

function ignore(): void {
  // No terminal to show progress on.
}
