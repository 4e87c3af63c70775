import type { Derived } from "../cluster/quantities.ts";
import { Decimal } from "../decimal.ts";
import { vcpusOf } from "./instance-classes.ts";

/** What a provisioned DB instance carries; CPU in percent of the whole instance. */
export interface InstanceLoad {
  readonly class: string;
  readonly cpuP95: Decimal;
  readonly cpuMax: Decimal;
  /** Without it, 0.6 of the 95th percentile is taken. */
  readonly cpuAvg?: Decimal;
  /** At the peak. */
  readonly connections?: Decimal;
  /** What the database should find in memory. */
  readonly workingSetGib?: Decimal;
}

/** The Aurora capacity units that stand for a provisioned instance, as AWS sizes them. */
export interface AcuSizing {
  readonly min: Derived;
  readonly max: Derived;
  readonly typical: Derived;
  readonly peak: Derived;
  readonly average: Derived;
  /** `null` where the connections are not known. */
  readonly connectionFloor: Derived | null;
  /** Advice: the range does not heed it. `null` where the working set is not known. */
  readonly memoryFloor: Derived | null;
  /** Whether the load wants more than 256 ACU, or its floors more than the maximum. */
  readonly exceedsServerless: boolean;
}

/** Where the arithmetic and its constants were read. */
export const SIZING_SOURCE = "AWS agent toolkit for AWS, acu_calculator.py, checked 2026-11-23";

/** The most that AWS's sizing gives a Serverless v2 instance; older engine versions have less. */
const HIGHEST_ACU: Decimal = new Decimal(256);
/** Capacity comes in half ACUs, and one of them is the least that runs. */
export const LOWEST_ACU: Decimal = new Decimal("0.5");

/**
 * Sizes Aurora Serverless v2 for the load of a provisioned instance, as AWS publishes it, with its own quirks.
 *
 *     typical          = (0.95 × p95 + 0.05 × max) × vCPU × ACU per vCPU, 0.5 to 256
 *     peak             = max × vCPU × ACU per vCPU
 *     average          = avg × vCPU × ACU per vCPU; 0.6 × p95 in place of an unknown avg
 *     connectionFloor  = connections × 10 MB ÷ 2 GiB per ACU
 *     memoryFloor      = working set ÷ 2 GiB per ACU
 *     max              = the larger of 1.3 × peak and 1.5 × typical, at most 256
 *     min              = the largest of 0.5, average and connectionFloor, but never above max
 *
 * Each is rounded up to half an ACU. A vCPU is worth 4 ACU in the r and x families and 2 in the t families.
 *
 * @example db.r6g.xlarge at 35 % (p95) and 72 % (max): typical 6, peak 12, range 3.5 to 16
 * @throws {InputError} for a class that is not known
 */
export function sizeAcu(load: InstanceLoad): AcuSizing {
  const floors = floorsOf(load);
  const { rawTypical, peak, average } = cpuSteps(load);
  const typical = { ...rawTypical, value: Decimal.max(LOWEST_ACU, Decimal.min(rawTypical.value, HIGHEST_ACU)) };
  const max = highest(peak, typical);
  const rawMin = Decimal.max(LOWEST_ACU, average.value, floors.connectionFloor?.value ?? 0);
  return {
    min: {
      value: Decimal.min(rawMin, max.value),
      formula: `largest of 0.5, average and connection floor; at most ${max.value.toString()}`,
    },
    max,
    typical,
    peak,
    average,
    ...floors,
    exceedsServerless:
      rawMin.gt(max.value) || [rawMin, rawTypical.value, peak.value].some((acu) => acu.gt(HIGHEST_ACU)),
  };
}

/** What the CPU was seen to do, in ACUs. */
function cpuSteps({
  class: name,
  cpuP95,
  cpuMax,
  cpuAvg,
}: InstanceLoad): Readonly<Record<"rawTypical" | "peak" | "average", Derived>> {
  const whole = `${String(vcpusOf(name))} vCPU × ${String(acuPerVcpu(name))} ACU`;
  const atCpu = (percent: Decimal, spelled: string): Derived =>
    halfSteps(percent.times(classAcu(name)).div(100), `${spelled} × ${whole}`);
  const mix = cpuP95.times("0.95").plus(cpuMax.times("0.05"));
  return {
    rawTypical: atCpu(mix, `(0.95 × ${cpuP95.toString()} % + 0.05 × ${cpuMax.toString()} %)`),
    peak: atCpu(cpuMax, `${cpuMax.toString()} %`),
    average:
      cpuAvg === undefined
        ? atCpu(cpuP95.times("0.6"), `0.6 × ${cpuP95.toString()} %`)
        : atCpu(cpuAvg, `${cpuAvg.toString()} %`),
  };
}

function floorsOf({ connections, workingSetGib }: InstanceLoad): Pick<AcuSizing, "connectionFloor" | "memoryFloor"> {
  return {
    connectionFloor:
      connections === undefined
        ? null
        : halfSteps(connections.times(10).div(1024).div(2), `${connections.toString()} × 10 MB ÷ 2 GiB`),
    memoryFloor:
      workingSetGib === undefined ? null : halfSteps(workingSetGib.div(2), `${workingSetGib.toString()} GiB ÷ 2 GiB`),
  };
}

function highest(peak: Derived, typical: Derived): Derived {
  const room = Decimal.max(upToHalf(peak.value.times("1.3")), upToHalf(typical.value.times("1.5")));
  return {
    value: Decimal.min(HIGHEST_ACU, room),
    formula: `larger of 1.3 × ${peak.value.toString()} and 1.5 × ${typical.value.toString()}, rounded up; at most 256`,
  };
}

/**
 * What a provisioned class can do, in ACUs of CPU.
 *
 * @throws {InputError} for a class that is not known
 */
export function classAcu(className: string): Decimal {
  return new Decimal(vcpusOf(className) * acuPerVcpu(className));
}

/** By memory alone, which is what an ACU stands for, a vCPU of an x family would be worth 8. */
function acuPerVcpu(className: string): number {
  return className.startsWith("db.t") ? 2 : 4;
}

function halfSteps(acu: Decimal, formula: string): Derived {
  return { value: upToHalf(acu), formula: `${formula}, rounded up to half an ACU` };
}

function upToHalf(acu: Decimal): Decimal {
  return acu.times(2).ceil().div(2);
}
