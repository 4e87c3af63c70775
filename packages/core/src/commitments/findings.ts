import { serverlessV2 } from "../charges/serverless-v2.ts";
import type { StorageConfiguration } from "../cluster/cluster.ts";
import { Decimal, sum, ZERO } from "../decimal.ts";
import type { Finding, Severity } from "../rules/rule.ts";
import { money } from "../text.ts";
import type { ReservedInstance, SavingsPlan } from "./commitments.ts";
import { type Demand, familiesOf } from "./demand.ts";
import { poolsOf, type Reservation } from "./reserved-instances.ts";
import { isPlanEligible } from "./savings-plan.ts";
import { sizedClass, unitsNeeded } from "./units.ts";

const RESERVED_GUIDE = "Amazon Aurora User Guide, Reserved DB instances for Amazon Aurora";
const PLAN_GUIDE = "AWS Savings Plans User Guide, Database Savings Plans";

/** What the rules of commitments look at. */
export interface CommitmentFacts {
  readonly configuration: StorageConfiguration;
  readonly demands: readonly Demand[];
  readonly reservations: readonly Reservation[];
  readonly plan: SavingsPlan | undefined;
  readonly unusedPlanCost: Decimal;
  readonly currency: string;
  /** Described reserved instances whose prices give way to the book's. */
  readonly overruled: readonly ReservedInstance[];
}

/** What is to be known about the described commitments. */
export function commitmentFindings(facts: CommitmentFacts): readonly Finding[] {
  return [...unitFindings(facts), ...reservedFindings(facts), ...planFindings(facts)];
}

function unitFindings({ configuration, demands, reservations }: CommitmentFacts): readonly Finding[] {
  const pools = poolsOf(reservations);
  return familiesOf(demands).flatMap((family) => {
    const owned = pools.get(family);
    const [smallest] = reservations.filter((one) => one.family === family).sort((a, b) => a.units.cmp(b.units));
    if (owned === undefined || smallest === undefined) return [];
    const fleet = demands.filter((demand) => demand.family === family);
    const base = sum(fleet.map(({ class: name, perHour }) => perHour.times(sizedClass(name)?.units ?? ZERO)));
    const needed = unitsNeeded(base, "io-optimized");
    const count = needed.div(smallest.units).ceil();
    const missing = needed.minus(owned).div(smallest.units).ceil();
    const more = missing.gt(0) ? `${missing.toString()} more than owned` : "which the owned ones cover";
    const extra = needed.minus(base);
    const spare = Decimal.min(extra, Decimal.max(owned.minus(base), ZERO));
    const demand = `${spellFleet(fleet)} on I/O-Optimized need ${needed.toString()} units an hour`;
    return [
      ...(configuration === "io-optimized"
        ? [
            finding(
              "IO-011",
              "info",
              `${demand}: ${count.toString()} reserved ${smallest.class}, ${more}`,
              RESERVED_GUIDE,
            ),
          ]
        : []),
      finding(
        "IO-012",
        "warning",
        `I/O-Optimized takes ${extra.toString()} units of ${family} an hour more than Standard: ${spare.toString()} come from spare units for nothing, ${extra.minus(spare).toString()} cost the full on-demand price unless more is reserved`,
        RESERVED_GUIDE,
      ),
    ];
  });
}

function spellFleet(fleet: readonly Demand[]): string {
  const classes = [...new Set(fleet.map((demand) => demand.class))];
  return classes
    .map(
      (name) =>
        `${sum(fleet.filter((demand) => demand.class === name).map(({ perHour }) => perHour)).toString()} × ${name}`,
    )
    .join(" and ");
}

function reservedFindings({ demands, reservations, overruled }: CommitmentFacts): readonly Finding[] {
  if (reservations.length === 0) return [];
  const families = familiesOf(demands);
  const idle = [...new Set(reservations.filter(({ family }) => !families.includes(family)).map((one) => one.class))];
  return [
    ...overruled.map(({ class: name, term, payment }) =>
      finding(
        "PRICE-003",
        "warning",
        `the price book's prices of a reserved ${name}, ${term}, ${payment}, take the place of the description's, which differ`,
        "the description",
      ),
    ),
    ...(demands.some(({ line }) => line.charge === serverlessV2.id)
      ? [finding("RI-001", "info", "reserved instances do not cover db.serverless", RESERVED_GUIDE)]
      : []),
    ...(idle.length > 0
      ? [finding("RI-002", "warning", `nothing in the cluster uses the reserved ${idle.join(", ")}`, RESERVED_GUIDE)]
      : []),
    finding(
      "RI-002",
      "info",
      "reserved instances cover any size of their family, of one engine and Region; no-upfront is for one year only",
      RESERVED_GUIDE,
    ),
    finding("RI-003", "info", "reserved instances cover no storage, I/O or backup", RESERVED_GUIDE),
  ];
}

function planFindings(facts: CommitmentFacts): readonly Finding[] {
  const { demands, reservations, plan, unusedPlanCost, currency } = facts;
  if (plan === undefined) return [];
  const outside = [
    ...new Set(demands.filter(({ line }) => !isPlanEligible(line.usageType)).map((demand) => demand.class)),
  ];
  return [
    ...(outside.length > 0
      ? [
          finding(
            "SP-001",
            "warning",
            `Database Savings Plans cover generation 7 and later and Serverless v2, not ${outside.join(", ")}`,
            PLAN_GUIDE,
          ),
        ]
      : []),
    ...(unusedPlanCost.gt(0)
      ? [
          finding(
            "SP-002",
            "warning",
            `the savings plan is billed every hour, paused or not: ${money(unusedPlanCost)} ${currency} a month of it are unused`,
            PLAN_GUIDE,
          ),
        ]
      : []),
    ...(reservations.length > 0
      ? [finding("SP-003", "info", "reserved instances apply first, then the savings plan", PLAN_GUIDE)]
      : []),
  ];
}

function finding(rule: string, severity: Severity, message: string, source: string): Finding {
  return { rule, severity, message, source };
}
