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

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

function ignore(): void {
  // No terminal to show progress on.
}
