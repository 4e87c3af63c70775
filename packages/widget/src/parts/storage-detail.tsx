import { Decimal, type StorageComparison, type StorageOption } from "@aurora-cost/core";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { ioRequestsOf } from "../cluster.ts";
import type { DetailProps } from "../view.ts";
import { BreakEven } from "./break-even.tsx";
import { Chart, type Point, roundUp } from "./chart.tsx";
import { Handle } from "./handle.tsx";
import { Table } from "./table.tsx";

const MILLION = 1_000_000;
const TENTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** The exact break-even, cost over I/O, and how the break-even's share depends on the cluster. */
export function StorageDetail(props: DetailProps<StorageComparison>): JSX.Element {
  const { comparison, form, numbers, onMove } = props;
  const { breakEven } = comparison;
  const exact = breakEven === null || breakEven.reason !== null ? null : breakEven;
  return (
    <>
      <BreakEven comparison={comparison} numbers={numbers} />
      {exact !== null && (
        <>
          <IoChart {...props} crossing={exact.ioRequestsPerMonth} requests={ioRequestsOf(form)} />
          <button
            type="button"
            part="button"
            onClick={() => onMove("ioMillions", exact.ioRequestsPerMonth.div(MILLION))}
          >
            Set my I/O to the break-even
          </button>
          <ShareChart {...props} />
        </>
      )}
    </>
  );
}

interface IoChartProps extends DetailProps<StorageComparison> {
  readonly crossing: Decimal;
  readonly requests: Decimal;
}

/** Both totals over the I/O of a month; the reader's point can be dragged, and snaps to the crossing. */
function IoChart({ comparison, numbers, currency, crossing, requests, onMove }: IoChartProps): JSX.Element {
  const [standard, ioOptimized] = comparison.options;
  const millions = requests.div(MILLION).toNumber();
  const even = crossing.div(MILLION).toNumber();
  // While the point is dragged the scale must stand still under it.
  const reach = useRef(0);
  const wanted = roundUp(2 * even);
  reach.current = Math.max(wanted, Math.min(reach.current, 4 * wanted), roundUp(millions));
  const most = reach.current;
  const flat = ioOptimized.total.toNumber();
  const [from, slope] = lineThrough(standard, requests);
  const costAt = (million: number): number => from + slope * million;
  const move = (million: number): void =>
    onMove("ioMillions", Math.abs(million - even) < most / 100 ? crossing.div(MILLION) : rounded(million, most));
  const money = (value: number): string => numbers.short(value, currency);
  return (
    <Chart
      title="Cost by I/O requests"
      x={{ label: "I/O requests a month, million", most, format: (value) => numbers.short(value) }}
      y={{ label: `${currency} a month`, most: roundUp(Math.max(costAt(most), flat)), format: money }}
      series={[
        {
          name: "Aurora Standard",
          tone: "other",
          points: [
            [0, from],
            [most, costAt(most)],
          ],
        },
        {
          name: "Aurora I/O-Optimized",
          tone: "lead",
          points: [
            [0, flat],
            [most, flat],
          ],
        },
      ]}
      marks={[
        { kind: "crossing", at: [even, flat], label: "break-even" },
        { kind: "here", at: [millions, costAt(millions)], label: "your I/O" },
      ]}
      handle={
        <Handle
          label="Your I/O requests"
          value={millions}
          most={most}
          step={most / 200}
          text={`${numbers.short(millions)} million`}
          onMove={move}
        />
      }
      twin={
        <Table
          label="Cost by I/O requests"
          head={["Million requests", "Aurora Standard", "Aurora I/O-Optimized"]}
          rows={TENTHS.map((tenth) => (most * tenth) / 10).map((million) => [
            numbers.short(million),
            numbers.money(new Decimal(costAt(million)), currency),
            numbers.money(ioOptimized.total, currency),
          ])}
        />
      }
    />
  );
}

/** A round number of millions: steps of a two-hundredth of the scale. */
function rounded(million: number, most: number): Decimal {
  const step = new Decimal(most).div(200);
  return new Decimal(million).div(step).round().times(step);
}

/** What Standard costs without I/O, and for a million requests. */
function lineThrough({ total, lines }: StorageOption, requests: Decimal): readonly [from: number, slope: number] {
  const io = lines.find(({ part, quantity }) => part === "storageIo" && quantity.eq(requests));
  const price = io?.unitPrice ?? new Decimal(0);
  return [total.minus(price.times(requests)).toNumber(), price.times(MILLION).toNumber()];
}

/** Where the break-even's share of I/O lies, over storage for each dollar of compute; the rule of thumb is a flat line. */
function ShareChart({ comparison, numbers }: DetailProps<StorageComparison>): JSX.Element | null {
  const { options, breakEven } = comparison;
  const [compute, storage] = [premium(options, "compute"), premium(options, "storage")];
  if (compute.standard === 0 || storage.standard === 0 || breakEven?.ioShare == null) return null;
  const here = storage.standard / compute.standard;
  const most = roundUp(Math.max(1, here * 1.5));
  const shareAt = (ratio: number): number => {
    const dearer = compute.factor + ratio * storage.factor;
    return (dearer - 1 - ratio) / dearer;
  };
  const points = TENTHS.map((tenth): Point => [(most * tenth) / 10, shareAt((most * tenth) / 10)]);
  const percent = (share: number): string => numbers.percent(new Decimal(share.toFixed(6)));
  return (
    <Chart
      title="Why it is not always 25%"
      x={{ label: "Storage cost for each dollar of compute", most, format: (value) => numbers.short(value) }}
      y={{
        label: "I/O’s share of the Standard bill at break-even",
        most: roundUp(Math.max(0.3, ...points.map(([, share]) => share))),
        format: numbers.share,
      }}
      series={[
        { name: "Exact", tone: "lead", points },
        {
          name: "“25% rule”",
          tone: "past",
          points: [
            [0, 0.25],
            [most, 0.25],
          ],
        },
      ]}
      marks={[{ kind: "here", at: [here, breakEven.ioShare.toNumber()], label: "you are here" }]}
      twin={
        <Table
          label="Break-even share"
          head={["Storage for a dollar of compute", "I/O’s share at break-even"]}
          rows={points.map(([ratio, share]) => [numbers.short(ratio), percent(share)])}
        />
      }
    />
  );
}

/** What a part of the bill costs on Standard, and how much dearer I/O-Optimized makes it. */
function premium(
  [standard, ioOptimized]: StorageComparison["options"],
  wanted: "compute" | "storage",
): { readonly standard: number; readonly factor: number } {
  const costOf = ({ lines }: StorageOption): number =>
    lines.reduce((sum, { part, cost }) => (part === wanted ? sum + cost.toNumber() : sum), 0);
  const own = costOf(standard);
  return { standard: own, factor: own === 0 ? 1 : costOf(ioOptimized) / own };
}
