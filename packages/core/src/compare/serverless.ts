import type { AcuRange } from "../capacity/acu-v2.ts";
import { acuRange } from "../capacity/serverless-cluster.ts";
import { type Cluster, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { Decimal } from "../decimal.ts";
import { inMonth } from "../estimate.ts";
import { leftAside, unusedPrices } from "../lines.ts";
import type { PriceBook } from "../prices/book.ts";
import { latestKnownDay, stalePrices } from "../prices/staleness.ts";
import type { Finding } from "../rules/rule.ts";
import { type AcuBreakEven, acuBreakEven } from "./serverless-break-even.ts";
import {
  type MinimumOption,
  minimumOptions,
  provisionedOption,
  type ServerlessOption,
  serverlessOption,
  v1Options,
} from "./serverless-options.ts";
import {
  type FittingClass,
  fittingClasses,
  type LoadSummary,
  provisionedSide,
  summarize,
  withLoad,
} from "./serverless-sides.ts";
import { totalOf } from "./total.ts";
import { type UtilizationPoint, utilizationCurve } from "./utilization-curve.ts";
import { onServerless } from "./variants.ts";

/** Provisioned instances against Aurora Serverless for one described cluster. */
export interface ServerlessComparison {
  readonly options: readonly ServerlessOption[];
  readonly current: ServerlessOption["id"];
  /** The cheapest that holds the load and that no rule forbids; the current one in a tie or without a load. */
  readonly recommended: ServerlessOption["id"];
  /** Current total − the recommended one's; `null` without a load. */
  readonly savingsPerMonth: Decimal | null;
  readonly breakEven: AcuBreakEven | null;
  /** The range of Serverless v2 that was priced. */
  readonly range: { readonly minAcu: Decimal; readonly maxAcu: Decimal; readonly acuPerSecond: Decimal | null };
  readonly load: LoadSummary | null;
  readonly fitting: readonly FittingClass[];
  readonly minimums: readonly MinimumOption[];
  readonly curve: readonly UtilizationPoint[];
  readonly findings: readonly Finding[];
}

/**
 * Prices a cluster on provisioned instances and on Aurora Serverless, under its load.
 *
 * Provisioned: the instances as described; serverless ones become the cheapest class that holds the peak of the load.
 * Serverless v2: every instance follows the load within the described range, else within one for the load: from 0.5 ACU
 * to 1.3 times the peak. Without a load only the ends of the range have a price, and the mean capacity that breaks even.
 *
 * @throws {InputError} for a line without a price, or a cluster that has nothing to compare
 */
export function compareServerless(described: Cluster, book: PriceBook, asOf?: string): ServerlessComparison {
  const cluster = withLoad(inMonth(described, book, asOf));
  const { minAcu, maxAcu, acuPerSecond } = rangeFor(cluster);
  const classes = fittingClasses(cluster, book);
  const provisioned = provisionedSide(cluster, classes);
  const serverless = onServerless(cluster, { minAcu, maxAcu });
  const options = [
    ...(provisioned === null ? [] : [provisionedOption(provisioned, book)]),
    serverlessOption(serverless, book),
    ...v1Options(described, cluster, book),
  ];
  const current = currentOf(described);
  const chosen = cheapest(options, current);
  const total = (id: ServerlessOption["id"]): Decimal | null => options.find((one) => one.id === id)?.total ?? null;
  const [now, then] = [total(current), total(chosen)];
  return {
    options,
    current,
    recommended: chosen,
    savingsPerMonth: cluster.load === undefined || now === null || then === null ? null : now.minus(then),
    breakEven: provisioned === null ? null : acuBreakEven(serverless, totalOf(provisioned, book), book),
    range: { minAcu, maxAcu, acuPerSecond },
    load: cluster.load === undefined ? null : summarize(cluster.load),
    fitting: classes,
    minimums: minimumOptions(serverless, book),
    curve: provisioned === null ? [] : utilizationCurve(provisioned, book),
    findings: [
      ...unusedPrices(described, book),
      ...stalePrices(
        options.flatMap(({ lines }) => lines),
        asOf ?? latestKnownDay(book),
      ),
      ...leftAside(cluster),
    ],
  };
}

/** The described range; else from 0.5 ACU to 1.3 times the peak of the load, as AWS's sizing has it. */
function rangeFor(cluster: Cluster): Pick<AcuRange, "minAcu" | "maxAcu" | "acuPerSecond"> {
  const range = acuRange(cluster, false);
  if (cluster.load === undefined || cluster.serverlessV2?.maxAcu !== undefined) return range;
  const wanted = summarize(cluster.load).peakAcu.times("1.3").times(2).ceil().div(2);
  return { ...range, maxAcu: Decimal.min(range.maxAcu, Decimal.max(1, range.minAcu, wanted)) };
}

function currentOf({ instances, serverlessV1 }: Cluster): ServerlessOption["id"] {
  if (serverlessV1 !== undefined) return "serverless-v1";
  return instances.every((instance) => instance.class === SERVERLESS_CLASS) ? "serverless-v2" : "provisioned";
}

/** The cheapest that no error stands against; without totals the current one stays. */
function cheapest(options: readonly ServerlessOption[], current: ServerlessOption["id"]): ServerlessOption["id"] {
  const now = options.find(({ id }) => id === current);
  const allowed = options.filter(
    ({ id, findings }) => id === current || findings.every((one) => one.severity !== "error"),
  );
  const best = allowed.reduce<ServerlessOption | undefined>(
    (least, option) => {
      if (option.total === null || option.id === "serverless-v1") return least;
      return least?.total === undefined || least.total === null || option.total.lt(least.total) ? option : least;
    },
    now?.id === "serverless-v1" ? undefined : now,
  );
  return now?.total === null || best === undefined ? current : best.id;
}
