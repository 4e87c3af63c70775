import {
  type Cluster,
  curveSeconds,
  Decimal,
  type LoadCurve,
  loadCurve,
  type ServerlessComparison,
  serverlessInstances,
} from "@aurora-cost/core";
import type { JSX } from "preact";
import type { DetailProps } from "../view.ts";
import { Chart, type Point, roundUp } from "./chart.tsx";
import { Facts } from "./facts.tsx";
import { Table } from "./table.tsx";

export interface ServerlessDetailProps extends DetailProps<ServerlessComparison> {
  /** On Serverless v2, under the load. */
  readonly cluster: Cluster;
}

/** Break-even, cost over use, a day's capacity, and what other minimums cost and break. */
export function ServerlessDetail(props: ServerlessDetailProps): JSX.Element {
  const { comparison, numbers } = props;
  const { breakEven, load } = comparison;
  const even =
    breakEven === null
      ? "none"
      : breakEven.reason === "always-dearer"
        ? "Serverless v2 costs more even at 0"
        : breakEven.reason === "always-cheaper"
          ? "Serverless v2 costs less even at 256"
          : numbers.count(breakEven.meanAcu);
  return (
    <>
      <Facts
        facts={[
          ["Break-even, mean ACU of each instance", <span part="break-even">{even}</span>],
          ["Mean load, ACU", load === null ? "–" : numbers.count(load.meanAcu)],
          ["Peak load, ACU", load === null ? "–" : numbers.count(load.peakAcu)],
        ]}
      />
      <UseChart {...props} />
      <DayChart {...props} />
      <Blockers cluster={props.cluster} />
      <Minimums {...props} />
    </>
  );
}

/** What keeps instances from pausing, by the ids that core gives. */
const BLOCKERS: Readonly<Record<string, string>> = {
  "AP-002": "RDS Proxy keeps connections open, so that no instance pauses",
  "AP-004": "Logical replication, or binlog, keeps the writer awake, and the readers that follow it",
  "AP-005": "A zero-ETL integration keeps the writer awake, and the readers that follow it",
};

function Blockers({ cluster }: { readonly cluster: Cluster }): JSX.Element | null {
  const ids = new Set(serverlessInstances(cluster).flatMap(({ blockers }) => blockers.map(({ rule }) => rule)));
  if (ids.size === 0) return null;
  return (
    <ul class="findings blockers">
      {[...ids].map((id) => (
        <li key={id}>
          <b>Does not pause:</b> {BLOCKERS[id] ?? id}.{" "}
          <span class="origin">Amazon Aurora User Guide, Scaling to zero ACUs with automatic pause and resume</span>
        </li>
      ))}
    </ul>
  );
}

function UseChart({ comparison, numbers, currency }: ServerlessDetailProps): JSX.Element | null {
  const { curve, breakEven, load } = comparison;
  const last = curve.at(-1);
  if (last === undefined || last.acu.isZero()) return null;
  const v1 = curve.flatMap(({ utilization, serverlessV1 }): Point[] =>
    serverlessV1 === null ? [] : [[utilization.toNumber(), serverlessV1.toNumber()]],
  );
  const all = curve.flatMap(({ provisioned, serverlessV2, serverlessV1 }) =>
    [provisioned, serverlessV2, serverlessV1 ?? provisioned].map((cost) => cost.toNumber()),
  );
  const fixed = last.provisioned.toNumber();
  const useAt = (acu: Decimal): number => acu.div(last.acu).toNumber();
  const costAt = (use: number): number => {
    const [first] = curve;
    const low = first?.serverlessV2.toNumber() ?? 0;
    return low + (last.serverlessV2.toNumber() - low) * use;
  };
  const crossing = breakEven === null || breakEven.reason !== undefined ? null : useAt(breakEven.meanAcu);
  const here = load === null ? null : useAt(load.meanAcu);
  return (
    <Chart
      title="Cost by use of the provisioned capacity"
      x={{ label: "Mean use of the provisioned capacity", most: 1, format: numbers.share }}
      y={{
        label: `${currency} a month`,
        most: roundUp(Math.max(...all)),
        format: (value) => numbers.short(value, currency),
      }}
      series={[
        { name: "Provisioned", tone: "other", points: curve.map((point) => [point.utilization.toNumber(), fixed]) },
        {
          name: "Serverless v2",
          tone: "lead",
          points: curve.map((point) => [point.utilization.toNumber(), point.serverlessV2.toNumber()]),
        },
        ...(v1.length === 0 ? [] : [{ name: "Serverless v1 (ended)", tone: "past" as const, points: v1 }]),
      ]}
      marks={[
        ...(crossing === null || crossing > 1
          ? []
          : [
              {
                kind: "crossing" as const,
                at: [crossing, fixed] as const,
                label: `break-even ${numbers.share(crossing)}`,
              },
            ]),
        ...(here === null || here > 1
          ? []
          : [{ kind: "here" as const, at: [here, costAt(here)] as const, label: "your mean load" }]),
      ]}
      twin={
        <Table
          label="Cost by use"
          head={["Use", "Mean ACU", "Provisioned", "Serverless v2", "Serverless v1"]}
          rows={curve.map(({ utilization, acu, provisioned, serverlessV2, serverlessV1 }) => [
            numbers.percent(utilization),
            numbers.count(acu),
            numbers.money(provisioned, currency),
            numbers.money(serverlessV2, currency),
            serverlessV1 === null ? "–" : numbers.money(serverlessV1, currency),
          ])}
        />
      }
    />
  );
}

const DAY = 86_400;

/** The first day of the load, and what the writer holds through it. */
function DayChart({ cluster, numbers }: ServerlessDetailProps): JSX.Element | null {
  const writer = serverlessInstances(cluster)[0];
  if (cluster.load === undefined || writer === undefined) return null;
  const demand = dayOf(loadCurve(cluster.load));
  const held = dayOf(writer.usage.capacity);
  const most = Math.max(...[...demand, ...held].map(({ acu }) => acu.toNumber()));
  const hour = (seconds: number): string => `${numbers.short(seconds / 3600)} h`;
  return (
    <Chart
      title="A day’s capacity"
      x={{ label: "Monday, hours", most: DAY, format: (value) => numbers.short(value / 3600) }}
      y={{ label: "ACU", most: roundUp(most), format: (value) => numbers.short(value) }}
      series={[
        { name: "Load", tone: "other", points: steps(demand) },
        { name: "Capacity of the writer, billed", tone: "lead", points: steps(held) },
      ]}
      marks={[]}
      twin={
        <Table
          label="A day’s capacity"
          head={["From", "Load, ACU", "Capacity, ACU"]}
          rows={merged(demand, held).map(({ from, load, capacity }) => [
            hour(from),
            numbers.count(load),
            numbers.count(capacity),
          ])}
        />
      }
    />
  );
}

/** Repeats or cuts a curve to 24 hours. */
function dayOf(curve: LoadCurve): LoadCurve {
  const times = Math.max(1, Math.ceil(DAY / curveSeconds(curve)));
  let left = DAY;
  return Array.from({ length: times }, () => curve)
    .flat()
    .flatMap(({ seconds, acu }) => {
      const part = Math.min(seconds, left);
      left -= part;
      return part === 0 ? [] : [{ seconds: part, acu }];
    });
}

function steps(curve: LoadCurve): readonly Point[] {
  let from = 0;
  return curve.flatMap(({ seconds, acu }): Point[] => {
    const start = from;
    from += seconds;
    return [
      [start, acu.toNumber()],
      [from, acu.toNumber()],
    ];
  });
}

interface Stretch {
  readonly from: number;
  readonly load: Decimal;
  readonly capacity: Decimal;
}

/** Both curves change at the same moments; of a repeating hour the first is enough. */
function merged(demand: LoadCurve, held: LoadCurve): readonly Stretch[] {
  let from = 0;
  return demand.slice(0, 12).map(({ seconds, acu }, index) => {
    const stretch = { from, load: acu, capacity: held[index]?.acu ?? new Decimal(0) };
    from += seconds;
    return stretch;
  });
}

function Minimums({ comparison, numbers, currency }: ServerlessDetailProps): JSX.Element {
  const { minimums, range } = comparison;
  // What is said of the described range stands below already.
  const told = new Set(comparison.options.flatMap(({ findings }) => findings.map(({ message }) => message)));
  const rows = minimums.map(({ minAcu, total, pausedShare, maxConnections, findings }) => [
    numbers.count(minAcu),
    total === null ? "–" : numbers.money(total, currency),
    pausedShare === null ? "–" : numbers.percent(pausedShare),
    maxConnections === null ? "–" : numbers.count(new Decimal(maxConnections)),
    findings
      .flatMap(({ severity, message }) => (severity === "info" || told.has(message) ? [] : [message]))
      .join("; ") || "–",
  ]);
  return (
    <div class="block">
      <h3>Other minimums, up to {numbers.count(range.maxAcu)} ACU</h3>
      <Table
        label="Other minimums"
        head={["Min ACU", "A month", "Paused", "Connections", "Speaks against it"]}
        rows={rows}
        here={minimums.findIndex(({ minAcu }) => minAcu.eq(range.minAcu))}
      />
    </div>
  );
}
