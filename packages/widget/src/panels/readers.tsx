import { compareReaders, parseCluster, type ReaderComparison } from "@aurora-cost/core";
import { bind } from "../bind.tsx";
import type { Panel } from "../panel.ts";
import { loadOf, PLACES, requireStoragePrices } from "../cluster.ts";
import { BASE_ACU, ENGINE, INSTANCE_CLASS, PEAK_ACU, PROFILE, REGION, STORAGE_GB } from "../fields.ts";
import type { Field } from "../form.ts";
import { ReadersDetail } from "../parts/readers-detail.tsx";
import type { Choice, Sentence, View, Words } from "../view.ts";

const number = (name: string, label: string, start: string, most: number, rest: Partial<Field> = {}): Field => ({
  name,
  label,
  kind: "number",
  start,
  least: 0,
  most,
  ...rest,
});

const COUNTS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

/** How many readers: cost, capacity and failover. */
const readers: View<ReaderComparison> = {
  id: "readers",
  title: "How many readers?",
  fields: [
    REGION,
    ENGINE,
    { ...INSTANCE_CLASS, start: "db.r6g.large" },
    number("readers", "Readers", "1", 15, { whole: true, stops: COUNTS }),
    STORAGE_GB,
    number("readsPerSecond", "Page reads a second", "400", 1e7),
    number("writesPerSecond", "Writes a second, 4 KB", "100", 1e7),
    PROFILE,
    BASE_ACU,
    PEAK_ACU,
    number("readPercent", "Share of reads in the load, %", "70", 100),
  ],
  places: [
    [/^instances\[1\]/, "readers"],
    [/^io\.reads/, "readsPerSecond"],
    [/^io/, "writesPerSecond"],
    [/^load\.readShare/, "readPercent"],
    ...PLACES,
  ],
  compare: (form, book, asOf) => {
    const name = form.text("instanceClass");
    const count = form.number("readers");
    const cluster = parseCluster({
      region: form.text("region"),
      engine: form.text("engine"),
      instances: [
        { class: name, role: "writer" },
        ...(count.isZero() ? [] : [{ class: name, role: "reader", count: count.toString() }]),
      ],
      storage: { gb: form.number("storageGb").toString() },
      io: {
        readsPerSecond: form.number("readsPerSecond").toString(),
        writesPerSecond: form.number("writesPerSecond").toString(),
      },
      load: { ...loadOf(form), readShare: form.number("readPercent").div(100).toString() },
    });
    return compareReaders(requireStoragePrices(cluster, book), book, asOf);
  },
  choices,
  recommended: ({ recommended }) => recommended,
  verdict,
  findings: ({ findings }) => findings.filter(({ severity }) => severity !== "info"),
  summary: (form) =>
    `a writer and ${form.text("readers")} × reader, ${form.text("instanceClass")}, ${form.text("storageGb")} GB, ${form.text("region")}, ${form.text("engine")}`,
  Detail: ReadersDetail,
};

export const panel: Panel = bind(readers);

/** As now and as recommended; where that is the same, one reader more. */
function choices({ options, current, recommended }: ReaderComparison): readonly Choice[] {
  const now = options.findIndex(({ id }) => id === current);
  const next = options[now + 1]?.id ?? options[now - 1]?.id;
  const shown = new Set([current, recommended === current ? next : recommended]);
  return options.filter(({ id }) => shown.has(id)).map((option) => ({ ...option, name: spell(option.id) }));
}

function verdict(
  { options, current, recommended, savingsPerMonth }: ReaderComparison,
  { numbers, currency }: Words,
): Sentence {
  const use = options.find(({ id }) => id === current)?.capacity.readerUse ?? null;
  if (recommended === current) {
    const busy = use === null ? "" : `; at the peak ${numbers.percent(use)} of their capacity is used`;
    return { before: `${spell(current)} it is${busy}.`, amount: "", after: "" };
  }
  const amount = numbers.money(savingsPerMonth.abs(), currency);
  const fewer = savingsPerMonth.gt(0);
  return {
    before: `${spell(recommended)} ${fewer ? "hold the reads and save " : "are needed to hold the reads, for "}`,
    amount,
    after: fewer ? " a month." : " a month more.",
  };
}

function spell(id: string): string {
  return id.replace("-", " ");
}
