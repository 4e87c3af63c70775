import { endHour, parseHour } from "../bill/hours.ts";
import type { BilledCluster } from "../bill/join.ts";
import { serverlessV1 } from "../charges/serverless-v1.ts";
import type { StorageConfiguration } from "../cluster/cluster.ts";
import { type Decimal, sum } from "../decimal.ts";
import { runRules } from "../rules/check.ts";
import { rules } from "../rules/index.ts";
import type { BilledFacts, Finding, StorageBalance } from "../rules/rule.ts";
import type { Evidence } from "./evidence.ts";
import { partialMonths, scaleOf } from "./sample.ts";

/** What AWS's rules say about a cluster of a bill in a storage configuration, and about how far the bill can be read. */
export function checkBill(evidence: Evidence, target: StorageConfiguration): readonly Finding[] {
  const { cluster, coverage, current } = evidence;
  const { engine, inventory } = cluster;
  const nextSwitch = inventory?.nextSwitchAllowed ?? null;
  const stillBarred = nextSwitch !== null && (parseHour(nextSwitch) ?? 0) > endHour(coverage);
  return runRules(rules, {
    engine,
    engineVersion: inventory?.engineVersion ?? null,
    classes: lastClasses(cluster),
    target,
    switching: target !== (current ?? target),
    nextSwitchAllowed: stillBarred ? nextSwitch : null,
    month: monthsOf(cluster).at(-1) ?? null,
    volumeGb: meanVolume(evidence),
    balance: cluster.joinedBy === "group" ? null : balanceOf(evidence),
    metrics: evidence.metrics,
    described: null,
    billed: billedFacts(evidence),
  });
}

function billedFacts({ cluster, coverage, allHours }: Evidence): BilledFacts {
  const { entries, region, joinedBy } = cluster;
  return {
    region,
    prefixRegions: distinct(entries.flatMap((entry) => entry.prefixRegion ?? [])),
    days: coverage.size,
    months: monthsOf(cluster),
    partialMonths: partialMonths(allHours),
    lastServerlessV1Month:
      distinct(entries.filter((entry) => entry.charge.id === serverlessV1.id).map((entry) => entry.month)).at(-1) ??
      null,
    charges: distinct(entries.map((entry) => entry.charge.id)),
    usageTypes: distinct(entries.map((entry) => entry.usageType)),
    kinds: distinct(entries.map((entry) => entry.kind)),
    grouped: joinedBy === "group",
    hasResourceIds: entries.some((entry) => entry.resourceId !== ""),
  };
}

function distinct<T extends string>(values: readonly T[]): readonly T[] {
  return [...new Set(values)].sort((a, b) => (a < b ? -1 : 1));
}

function monthsOf({ entries }: BilledCluster): readonly string[] {
  return distinct(entries.map((entry) => entry.month));
}

/** DB instance classes of the last month that has any: earlier ones may have been replaced. */
function lastClasses({ entries }: BilledCluster): readonly string[] {
  const used = entries.flatMap(({ usageType, month, charge }) => {
    const name = charge.part === "compute" ? /:(db\..+)$/.exec(usageType)?.[1] : undefined;
    return name === undefined ? [] : { name, month };
  });
  const last = used.reduce((latest, { month }) => (month > latest ? month : latest), "");
  return [...new Set(used.filter(({ month }) => month === last).map(({ name }) => name))];
}

function meanVolume({ cluster, allHours }: Evidence): Decimal | null {
  const scale = scaleOf(allHours);
  const stored = cluster.entries.filter((entry) => entry.charge.part === "storage");
  return stored.length === 0 ? null : sum(stored.map((entry) => scale(entry.quantity, entry.charge.unit)));
}

function balanceOf({ current, ioShare, savings, threshold }: Evidence): StorageBalance {
  const other = current === "standard" ? "io-optimized" : "standard";
  const known = threshold?.reason === "always-cheaper" ? "io-optimized" : null;
  return {
    ioShare,
    breakEvenIoCost: threshold?.ioCost ?? null,
    cheaper: savings === null ? known : savings.gt(0) ? other : current,
  };
}
