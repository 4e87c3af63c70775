import { Decimal, type ReaderComparison, type ReaderOption } from "@aurora-cost/core";
import type { JSX } from "preact";
import type { Numbers } from "../numbers.ts";
import type { DetailProps } from "../view.ts";
import { Chart, roundUp } from "./chart.tsx";
import { Handle } from "./handle.tsx";
import { Table } from "./table.tsx";

const ENDPOINT: Readonly<Record<ReaderOption["readerEndpoint"], string>> = {
  writer: "leads to the writer",
  "one-reader": "leads to one reader",
  spread: "spreads",
};

const HEAD = [
  "Readers",
  "A month",
  "Up to",
  "Capacity, ACU",
  "Used at peak",
  "Connections",
  "Reader endpoint",
  "Failover",
];

/** Cost by count, and with each count its capacity and its failover. */
export function ReadersDetail({
  comparison,
  numbers,
  currency,
  onMove,
}: DetailProps<ReaderComparison>): JSX.Element | null {
  const { options, current } = comparison;
  const here = options.find(({ id }) => id === current);
  if (here === undefined) return null;
  const high = options.flatMap(({ readers, totalHigh }) =>
    totalHigh === null ? [] : [[readers, totalHigh.toNumber()] as const],
  );
  const most = Math.max(...options.map(({ total, totalHigh }) => (totalHigh ?? total).toNumber()));
  return (
    <>
      <Chart
        title="Cost by number of readers"
        x={{ label: "Readers", most: 15, format: (value) => numbers.short(value) }}
        y={{
          label: `${currency} a month`,
          most: roundUp(most),
          format: (value) => numbers.short(value, currency),
        }}
        series={[
          {
            name: "Every reader finds its pages in memory",
            tone: "lead",
            points: options.map(({ readers, total }) => [readers, total.toNumber()]),
          },
          { name: "Page reads grow with the readers", tone: "other", points: high },
        ]}
        marks={[{ kind: "here", at: [here.readers, here.total.toNumber()], label: here.id.replace("-", " ") }]}
        handle={
          <Handle
            label="Readers"
            value={here.readers}
            most={15}
            step={1}
            text={here.id.replace("-", " ")}
            onMove={(count) => onMove("readers", new Decimal(count))}
          />
        }
        twin={
          <Table
            label="Cost by number of readers"
            head={HEAD}
            rows={rows(options, numbers, currency)}
            here={here.readers}
          />
        }
      />
      <p class="rule">
        Readers share the volume: {String(here.storageCopies.aurora)} copy of the storage is paid here, where RDS would
        bill {String(here.storageCopies.rds)}. Without a reader a failover creates a new instance first, typically under
        10 minutes; with one it takes typically less than 60 seconds.
      </p>
    </>
  );
}

function rows(options: readonly ReaderOption[], numbers: Numbers, currency: string): readonly (readonly string[])[] {
  return options.map(({ readers, allowed, total, totalHigh, capacity, readerEndpoint, failover }) => [
    String(readers),
    numbers.money(total, currency),
    totalHigh === null ? "–" : numbers.money(totalHigh, currency),
    capacity.readerAcu === null ? "–" : numbers.count(capacity.readerAcu),
    capacity.readerUse === null ? "–" : numbers.percent(capacity.readerUse),
    capacity.readerConnections === null ? "–" : numbers.count(new Decimal(capacity.readerConnections)),
    ENDPOINT[readerEndpoint],
    allowed
      ? `${failover.to === "reader" ? "to a reader" : "to a new instance"}, < ${String(failover.typicalSeconds)} s`
      : "not allowed",
  ]);
}
