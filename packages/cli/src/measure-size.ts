import { type InstanceUtilization, type Utilization, utilizationOf } from "@aurora-cost/core";
import { UsageError } from "./failure.ts";
import { notice } from "./output.ts";
import { openMetrics } from "./sources/metrics.ts";

/**
 * What CloudWatch measured of one DB instance, by key of a size's input, and said on stderr: CPU as 95th percentile, maximum
 * and mean, connections at their peak.
 *
 * @throws {UsageError} where no CPU is told, or that of several instances and none is named
 */
export async function measureSize(
  files: readonly string[],
  instance: string | undefined,
  quiet: boolean,
): Promise<Readonly<Record<string, string>>> {
  if (files.length === 0) return {};
  const { name, cpu, connections } = chooseInstance(utilizationOf(await openMetrics(files, quiet)), instance);
  if (cpu === null)
    throw new UsageError(`${files.join(", ")}: no CPUUtilization of ${name || "an instance"}: export it`);
  const peak = connections?.peak.ceil().toString();
  notice(
    `taken: ${[name, spellCpu(cpu)].filter(Boolean).join(", ")}${peak === undefined ? "" : `, ${peak} connections`}`,
    quiet,
  );
  return {
    cpuP95: cpu.p95.toString(),
    cpuMax: cpu.peak.toString(),
    cpuAvg: cpu.average.toString(),
    ...(peak === undefined ? {} : { connections: peak }),
  };
}

function chooseInstance(measured: readonly InstanceUtilization[], wanted: string | undefined): InstanceUtilization {
  const names = measured.map(({ name }) => name).join(", ");
  const found = wanted === undefined ? measured : measured.filter(({ name }) => name === wanted);
  const [first] = found;
  if (first === undefined) {
    throw new UsageError(
      wanted === undefined
        ? "--metrics: no metric of a DB instance: export CPUUtilization of the one to size"
        : `--instance ${wanted}: not in the metrics, which tell of ${names}`,
    );
  }
  if (found.length > 1)
    throw new UsageError(`--metrics tell of several instances (${names}): name one with --instance`);
  return first;
}

function spellCpu({ p95, peak, average, points }: Utilization): string {
  const [high, most, mean] = [p95, peak, average].map((value) => `${value.toDecimalPlaces(1).toString()} %`);
  return `CPU at p95 ${high ?? ""}, at most ${most ?? ""}, on average ${mean ?? ""} (${String(points)} periods)`;
}
