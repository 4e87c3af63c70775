import { classOffered } from "../capacity/class-offers.ts";
import { classConnections } from "../capacity/connections.ts";
import { hardwareOf, type InstanceClass } from "../capacity/instance-classes.ts";
import { type AcuRange, recommendAcu } from "../capacity/recommended-acu.ts";
import { serverlessConnections } from "../capacity/serverless-connections.ts";
import { type AcuSizing, sizeAcu, SIZING_SOURCE } from "../capacity/sizing.ts";
import { SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { Decimal } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import { currencyOf } from "../lines.ts";
import { type PriceBook, priceBookId } from "../prices/book.ts";
import { checkCluster } from "../rules/index.ts";
import type { CheapestProvisioned, Size, SizedAcu, SizedLoad, SizeOption } from "./document.ts";
import { sizeFindings } from "./findings.ts";
import { cheapestClass, type HoldingClass } from "./holding-class.ts";
import type { SizeInput } from "./input.ts";
import { classCluster, classCost, HOURS_PER_MONTH, serverlessCost } from "./instance-cost.ts";

/**
 * Sizes Serverless v2 for what a provisioned instance carries, prices both, and says which one to run.
 *
 * Serverless is recommended where its range holds the load, AWS's sizing does not forbid it, and its month at the typical
 * capacity – or at the recommended minimum, where that is more – costs less than the cheapest provisioned class that holds the
 * load. I/O, backup and readers are the same on both sides and left out.
 *
 * @throws {InputError} for a missing price of the given class, the ACUs or the volume
 */
export function size(input: SizeInput, book: PriceBook): Size {
  const { region, engine, engineVersion = null } = input;
  const hardware = hardwareOf(input.class);
  const sizing = sizeAcu(input, hardware);
  const range = recommendAcu(sizing, input);
  const cheapest = cheapestClass(input, book);
  const provisioned = classConnections(engine, input.class);
  const serverless = range === null ? null : serverlessConnections(engine, range.max.value, range.min.value);
  const [now, typical, low, high, ...rest] = optionsOf(input, sizing, range, cheapest, book);
  return {
    schemaVersion: 1,
    region,
    engine,
    engineVersion,
    currency: currencyOf(book, region),
    hoursPerMonth: HOURS_PER_MONTH,
    priceBook: priceBookId(book),
    load: loadOf(input, hardware),
    acu: acuOf(sizing),
    formulas: formulasOf(sizing, range),
    sizingSource: SIZING_SOURCE,
    monthly: {
      provisioned: now.total,
      serverless: typical.total,
      serverlessLow: low.total,
      serverlessHigh: high.total,
    },
    recommended: recommend(input, sizing, rest),
    recommendedAcu: range === null ? null : { min: range.min.value, max: range.max.value },
    maxConnections: {
      provisioned: provisioned?.maxConnections ?? null,
      serverless: serverless?.maxConnections ?? null,
    },
    connectionLimits: { provisioned, serverless },
    cheapestProvisioned: cheapest === null ? null : spellClass(cheapest, engine),
    options: [now, typical, low, high, ...rest],
    findings: [
      ...checkCluster(classCluster(input, input.class), "standard"),
      ...sizeFindings({ input, sizing, range, limit: provisioned, cheapest }),
    ],
  };
}

/** The four configurations that AWS's tool prices, and the ones that the recommendation is made from. */
type Options = readonly [
  now: SizeOption,
  typical: SizeOption,
  low: SizeOption,
  high: SizeOption,
  ...candidates: SizeOption[],
];

function optionsOf(
  input: SizeInput,
  { typical, min, max }: AcuSizing,
  range: AcuRange | null,
  cheapest: HoldingClass | null,
  book: PriceBook,
): Options {
  const serverless = (id: SizeOption["id"], acu: Decimal): SizeOption => ({
    id,
    class: SERVERLESS_CLASS,
    acu,
    ...serverlessCost(input, acu, book),
  });
  return [
    { id: "provisioned", class: input.class, acu: null, ...classCost(input, input.class, book) },
    serverless("serverless", typical.value),
    serverless("serverless-low", min.value),
    serverless("serverless-high", max.value),
    ...(range === null ? [] : [serverless("serverless-recommended", Decimal.max(typical.value, range.min.value))]),
    ...(cheapest === null ? [] : [provisionedOption(cheapest)]),
  ];
}

function provisionedOption({ class: name, total, lines }: HoldingClass): SizeOption {
  return { id: "cheapest-provisioned", class: name, acu: null, total, lines };
}

function recommend(
  { engine, engineVersion }: SizeInput,
  { exceedsServerless }: AcuSizing,
  candidates: readonly SizeOption[],
): Size["recommended"] {
  const serverless = candidates.find(({ id }) => id === "serverless-recommended");
  const provisioned = candidates.find(({ id }) => id === "cheapest-provisioned");
  if (serverless === undefined || exceedsServerless) return "provisioned";
  if (classOffered(SERVERLESS_CLASS, engine, engineVersion ?? null).offered === "no") return "provisioned";
  return provisioned === undefined || serverless.total.lt(provisioned.total) ? "serverless" : "provisioned";
}

function loadOf(input: SizeInput, { vcpu, memoryGib }: InstanceClass): SizedLoad {
  const { cpuAvg = null, connections = null, workingSetGib = null, storageGib = null } = input;
  const { class: name, cpuP95, cpuMax } = input;
  const memory = new Decimal(memoryGib);
  return { class: name, vcpu, memoryGib: memory, cpuP95, cpuMax, cpuAvg, connections, workingSetGib, storageGib };
}

function acuOf({ exceedsServerless, connectionFloor, memoryFloor, ...known }: AcuSizing): SizedAcu {
  return {
    min: known.min.value,
    max: known.max.value,
    typical: known.typical.value,
    peak: known.peak.value,
    average: known.average.value,
    connectionFloor: connectionFloor?.value ?? null,
    memoryFloor: memoryFloor?.value ?? null,
    exceedsServerless,
  };
}

function formulasOf(
  { typical, peak, average, connectionFloor, memoryFloor, min, max }: AcuSizing,
  range: AcuRange | null,
): Size["formulas"] {
  const own = { recommendedMin: range?.min.formula ?? null, recommendedMax: range?.max.formula ?? null };
  return {
    typical: typical.formula,
    peak: peak.formula,
    average: average.formula,
    connectionFloor: connectionFloor?.formula ?? null,
    memoryFloor: memoryFloor?.formula ?? null,
    min: min.formula,
    max: max.formula,
    ...own,
  };
}

function spellClass(
  { class: name, cpuP95, cpuMax, total, formula }: HoldingClass,
  engine: Engine,
): CheapestProvisioned {
  const maxConnections = classConnections(engine, name)?.maxConnections ?? null;
  return { class: name, cpuP95, cpuMax, monthly: total, maxConnections, formula };
}
