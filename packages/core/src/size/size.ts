import { classConnections } from "../capacity/connections.ts";
import { type RecommendedAcu, recommendAcu } from "../capacity/recommended-acu.ts";
import { serverlessConnections } from "../capacity/serverless-connections.ts";
import { sizeAcu, SIZING_SOURCE } from "../capacity/sizing.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { inMonth } from "../estimate.ts";
import { currencyOf } from "../lines.ts";
import { type PriceBook, priceBookId } from "../prices/book.ts";
import { latestKnownDay, stalePrices } from "../prices/staleness.ts";
import { checkCluster, obstacle } from "../rules/check.ts";
import { rules } from "../rules/index.ts";
import { readerRules } from "../rules/readers.ts";
import { sizingRules } from "../rules/sizing.ts";
import type { Size, SizeOption } from "./document.ts";
import { sizeFindings } from "./findings.ts";
import { cheapestClass } from "./holding-class.ts";
import type { SizeInput } from "./input.ts";
import { sizeOptions } from "./options.ts";
import { acuPart, cheapestPart, formulasPart, loadPart } from "./parts.ts";
import { inRange, sizedCluster } from "./sized-cluster.ts";

/** A size looks at one instance: it cannot know whether there are readers; and it is a measured load itself. */
const instanceRules = rules.filter((rule) => !readerRules.includes(rule) && !sizingRules.includes(rule));

/**
 * Sizes Serverless v2 for what a provisioned instance carries, prices both, and says which one to run.
 *
 * The recommendation is the cheaper of what holds the load: the cheapest provisioned class, and Serverless v2 in its recommended
 * range at the typical capacity, or at the range's minimum where that is more. I/O, backup and readers are the same on both sides
 * and left out. `asOf` is the day on which prices are called stale, and whose month is billed.
 *
 * @throws {InputError} for a missing price of the given class, the ACUs or the volume
 */
export function size(input: SizeInput, book: PriceBook, asOf?: string): Size {
  const { region, engine } = input;
  const cluster = inMonth(sizedCluster(input), book, asOf);
  const sizing = sizeAcu(input);
  const range = recommendAcu(sizing, input);
  const cheapest = cheapestClass(input, cluster, book);
  const [now, typical, low, high, ...candidates] = sizeOptions(input, cluster, { sizing, range, cheapest }, book);
  const { recommended, findings } = judge(input, cluster, range, candidates);
  const provisioned = classConnections(engine, input.class);
  const serverless = range.kind === "none" ? null : serverlessConnections(engine, range.min.value, range.max.value);
  return {
    schemaVersion: 1,
    region,
    engine,
    engineVersion: input.engineVersion ?? null,
    currency: currencyOf(book, region),
    hoursPerMonth: cluster.hoursPerMonth,
    priceBook: priceBookId(book),
    load: loadPart(input),
    acu: acuPart(sizing),
    formulas: formulasPart(sizing, range),
    sizingSource: SIZING_SOURCE,
    monthly: {
      provisioned: now.total,
      serverless: typical.total,
      serverlessLow: low.total,
      serverlessHigh: high.total,
    },
    recommended,
    recommendedAcu: range.kind === "none" ? null : { min: range.min.value, max: range.max.value },
    maxConnections: {
      provisioned: provisioned?.maxConnections ?? null,
      serverless: serverless?.maxConnections ?? null,
    },
    connectionLimits: { provisioned, serverless },
    cheapestProvisioned: cheapestPart(cheapest, engine),
    options: [now, typical, low, high, ...candidates],
    findings: [
      ...findings,
      ...sizeFindings({ input, sizing, range, cheapest }),
      ...stalePrices([...now.lines, ...typical.lines], asOf ?? latestKnownDay(book)),
    ],
  };
}

/** The recommendation under AWS's rules, and what these say about the instance in use and the one to run. */
function judge(
  input: SizeInput,
  cluster: Cluster,
  range: RecommendedAcu,
  candidates: readonly SizeOption[],
): Pick<Size, "recommended" | "findings"> {
  const before = checkCluster(instanceRules, cluster, "standard");
  const after = range.kind === "none" ? [] : checkCluster(instanceRules, inRange(cluster, range, input), "standard");
  const barrier = obstacle(after, before);
  const recommended = recommend(barrier === undefined ? candidates : candidates.filter(isProvisioned));
  const added =
    recommended === "serverless" ? after.filter(({ rule }) => before.every((known) => known.rule !== rule)) : [];
  return { recommended, findings: [...before, ...(barrier === undefined ? added : [barrier])] };
}

/** The cheapest of the configurations that hold the load; the provisioned one in a tie. */
function recommend(candidates: readonly SizeOption[]): Size["recommended"] {
  const provisioned = candidates.find(isProvisioned);
  const serverless = candidates.find((option) => !isProvisioned(option));
  if (serverless === undefined) return provisioned === undefined ? null : "provisioned";
  return provisioned === undefined || serverless.total.lt(provisioned.total) ? "serverless" : "provisioned";
}

function isProvisioned({ acu }: SizeOption): boolean {
  return acu === null;
}
