import { Decimal, ZERO } from "../decimal.ts";
import { InputError } from "../errors.ts";
import { vcpusOf } from "./instance-classes.ts";

/** What a provisioned instance was seen to do. Percentages are 0 to 100. */
export interface ObservedLoad {
  readonly class: string;
  readonly cpuP95: Decimal;
  /** Default: the 95th percentile. */
  readonly cpuMax?: Decimal;
  /** Default: 0.6 of the 95th percentile. */
  readonly cpuAvg?: Decimal;
  readonly connections?: Decimal;
  readonly workingSetGib?: Decimal;
}

/** A range of Serverless v2 for an observed load, in ACUs. */
export interface AcuSizing {
  readonly min: Decimal;
  readonly max: Decimal;
  readonly typical: Decimal;
  readonly peak: Decimal;
  readonly average: Decimal;
  readonly connectionFloor: Decimal;
  readonly memoryFloor: Decimal;
  /** The load is more than Serverless v2 can hold, or breaks a floor. */
  readonly exceedsServerless: boolean;
}

const LARGEST = new Decimal(256);
const STEP = new Decimal("0.5");

/** ACUs for a vCPU: 1 ACU comes with 2 GiB, and r classes have 8 GiB for a vCPU, t classes 4 or less. */
function acuPerVcpu(name: string): number {
  if (/^db\.[tm]\d/.test(name)) return 2;
  return name.startsWith("db.c") ? 1 : 4;
}

/** What a provisioned class can do, in ACUs of CPU. */
export function classAcu(name: string): Decimal {
  return new Decimal(vcpusOf(name) * acuPerVcpu(name));
}

/**
 * The range of Serverless v2 for a provisioned instance, as AWS's published sizing has it.
 *
 *     up(x)   = ceil(2x) ÷ 2
 *     typical = up((0.95 × p95 + 0.05 × max) ÷ 100 × vCPU × ratio)         at least 0.5, at most 256
 *     peak    = up(max ÷ 100 × vCPU × ratio)
 *     min     = max(0.5, up(average …), up(connections × 10 MB ÷ 2 GiB))   at most max
 *     max     = min(256, max(up(1.3 × peak), up(1.5 × typical)))
 *
 * Where the minimum would be above the maximum AWS's sizing lowers it and so breaks its own floors; {@link recommendedAcu}
 * does not. Source: AWS agent toolkit, Aurora serverless advisor (acu_calculator).
 *
 * @example db.r6g.xlarge at p95 35 % and max 72 %: 3.5 to 16 ACU, typically 6
 * @throws {InputError} for an unknown class, or percentages that cannot be
 */
export function sizeServerless(load: ObservedLoad): AcuSizing {
  const { cpuP95, cpuMax = cpuP95, cpuAvg = cpuP95.times("0.6"), connections = ZERO, workingSetGib = ZERO } = load;
  checkPercents({ "cpu-p95": cpuP95, "cpu-max": cpuMax, "cpu-avg": cpuAvg });
  if (cpuMax.lt(cpuP95)) throw wrong(`cpu-max must be at least cpu-p95: ${cpuMax.toString()}`);
  const whole = classAcu(load.class);
  const share = (percent: Decimal): Decimal => up(percent.div(100).times(whole));
  const rawTypical = share(cpuP95.times("0.95").plus(cpuMax.times("0.05")));
  const typical = clamp(rawTypical);
  const peak = share(cpuMax);
  const average = share(cpuAvg);
  const connectionFloor = up(connections.times(10).div(1024).div(2));
  const memoryFloor = up(workingSetGib.div(2));
  const max = Decimal.min(LARGEST, Decimal.max(up(peak.times("1.3")), up(typical.times("1.5"))));
  const min = Decimal.max(STEP, average, connectionFloor);
  return {
    min: Decimal.min(min, max),
    max,
    typical,
    peak,
    average,
    connectionFloor,
    memoryFloor,
    exceedsServerless: min.gt(LARGEST) || min.gt(max) || rawTypical.gt(LARGEST) || peak.gt(LARGEST),
  };
}

/** What else a range must respect. */
export interface AcuFloors {
  /** Lowest minimum that features ask for: 2 with Database Insights, 8 for a Global Database primary. */
  readonly featureFloor?: Decimal;
  /** Maximum that `max_connections` asks for. */
  readonly connectionMaximum?: Decimal;
}

/** A range that keeps every floor; nothing where Serverless v2 has no such range. */
export function recommendedAcu(
  { min, max, average, peak, connectionFloor, memoryFloor }: AcuSizing,
  { featureFloor = ZERO, connectionMaximum = ZERO }: AcuFloors = {},
): { readonly min: Decimal; readonly max: Decimal } | null {
  const lowest = Decimal.max(STEP, min, average, connectionFloor, memoryFloor, featureFloor);
  const highest = Decimal.max(1, max, lowest, peak, connectionMaximum);
  return highest.gt(LARGEST) ? null : { min: lowest, max: highest };
}

function up(value: Decimal): Decimal {
  return value.times(2).ceil().div(2);
}

function clamp(value: Decimal): Decimal {
  return Decimal.min(Decimal.max(value, STEP), LARGEST);
}

function checkPercents(percents: Readonly<Record<string, Decimal>>): void {
  for (const [name, value] of Object.entries(percents)) {
    if (value.lt(0) || value.gt(100)) throw wrong(`${name} must be 0 to 100: ${value.toString()}`);
  }
}

function wrong(message: string): InputError {
  return new InputError("invalid-value", message);
}
