/** Exit code of a run that Ctrl-C ended. */
const INTERRUPTED = 130;

/** How long stopping may take before the run ends all the same, in milliseconds. */
const PATIENCE = 900;

type Stop = () => Promise<void> | void;

const stops = new Set<Stop>();
let interrupted = false;

/**
 * Says what must be stopped or cleared away when the user presses Ctrl-C; the run then ends with 130.
 *
 * @returns what takes it back
 */
export function onInterrupt(stop: Stop): () => void {
  if (stops.size === 0) process.on("SIGINT", interrupt);
  stops.add(stop);
  return () => {
    stops.delete(stop);
    if (stops.size === 0) process.off("SIGINT", interrupt);
  };
}

/** Whether the run is ending because of Ctrl-C: then errors are its echo. */
export function isInterrupted(): boolean {
  return interrupted;
}

function interrupt(): void {
  if (interrupted) process.exit(INTERRUPTED);
  interrupted = true;
  process.exitCode = INTERRUPTED;
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  void Promise.race([Promise.allSettled([...stops].map(async (stop) => stop())), patience]).then(() =>
    process.exit(INTERRUPTED),
  );
}
