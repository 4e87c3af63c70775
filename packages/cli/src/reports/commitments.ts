import {
  type CommitmentComparison,
  type CommitmentOption,
  type CommittedBreakEven,
  type Line,
  money,
  percent,
  thousands,
} from "@aurora-cost/core";
import { explainLines } from "./estimate.ts";
import { findingLines, notesLine } from "./findings.ts";
import { type Paint, table } from "./table.ts";
import { wrap } from "./wrap.ts";

const LINE_COLUMNS = [
  { title: "Charge" },
  { title: "Quantity", align: "right" },
  { title: "Unit" },
  { title: "Unit price", align: "right" },
  { title: "Cost", align: "right" },
] as const;

/** Every way of committing, the current and the recommended one line by line, and what I/O-Optimized adds. */
export function commitmentsText(
  comparison: CommitmentComparison,
  heading: string,
  currency: string,
  paint: Paint,
  explain: boolean,
): string {
  const { options, current, recommended, savingsPerMonth, storageBreakEven, findings } = comparison;
  const shown = options.filter(({ id }) => id === current || id === recommended);
  const advice =
    recommended === current
      ? `${current} is the cheapest.`
      : `${recommended} is recommended: ${money(savingsPerMonth)} ${currency} a month less than ${current}.`;
  return [
    paint("bold", heading),
    "",
    optionTable(options, current),
    "",
    paint("bold", advice),
    ...(options.length === 1
      ? wrap("No prices of reserved instances or savings plans are known here; give them under the key commitments.")
      : []),
    "",
    ...shown.flatMap(({ id, total, lines }) => [
      paint("bold", `${id}: ${money(total)} ${currency} a month`),
      table(
        LINE_COLUMNS,
        lines.map((line) => lineRow(line, lines[0]?.region)),
      ),
      ...(explain ? ["", ...explainLines(lines, paint)] : []),
      "",
    ]),
    ...offeringBlock(comparison),
    ...coverageLines(comparison, currency),
    ...(storageBreakEven === null ? [] : storageLines(storageBreakEven, currency)),
    ...findingLines(findings, paint, explain),
    ...notesLine(findings, paint, explain),
    "",
  ].join("\n");
}

function optionTable(options: readonly CommitmentOption[], current: string): string {
  const now = options.find(({ id }) => id === current);
  return table(
    [
      { title: "Option" },
      { title: "A month", align: "right" },
      { title: "Against current", align: "right" },
      { title: "Other storage configuration", align: "right" },
    ],
    options.map(({ id, total, otherConfigurationTotal }) => {
      const difference = now === undefined ? total : total.minus(now.total);
      return [
        id === current ? `${id} (current)` : id,
        money(total),
        `${difference.gt(0) ? "+" : ""}${money(difference)}`,
        otherConfigurationTotal === null ? "–" : money(otherConfigurationTotal),
      ];
    }),
  );
}

function lineRow({ region, description, quantity, unit, unitPrice, cost }: Line, home?: string): readonly string[] {
  return [
    region === home ? description : `${region}: ${description}`,
    thousands(quantity, Math.min(quantity.decimalPlaces(), 2)),
    unit,
    unitPrice.toSignificantDigits(6).toString(),
    money(cost),
  ];
}

function offeringBlock({ offerings }: CommitmentComparison): readonly string[] {
  if (offerings.length === 0) return [];
  const rows = offerings.map((offer) => [
    offer.id,
    offer.class,
    money(offer.upfront),
    offer.hourly.toSignificantDigits(6).toString(),
    offer.effectiveHourly.toSignificantDigits(6).toString(),
    offer.onDemandHourly?.toString() ?? "–",
    offer.breakEvenUtilization === null ? "–" : percent(offer.breakEvenUtilization),
  ]);
  return [
    table(
      [
        { title: "Reserved instance" },
        { title: "Class" },
        { title: "Upfront", align: "right" },
        { title: "Hourly", align: "right" },
        { title: "Effective", align: "right" },
        { title: "On demand", align: "right" },
        { title: "Pays above", align: "right" },
      ],
      rows,
    ),
    "",
  ];
}

function coverageLines({ coverage }: CommitmentComparison, currency: string): readonly string[] {
  return coverage.flatMap((one) => {
    const missing = one.instancesMissing.isZero() ? "" : `, ${one.instancesMissing.toString()} more than owned`;
    const unused = one.unusedCostPerMonth.isZero()
      ? ""
      : ` ${money(one.unusedCostPerMonth)} ${currency} a month are paid for units that nothing uses.`;
    return wrap(
      `${one.family}: ${one.unitsNeeded.toString()} normalized units an hour are needed, ${one.unitsOwned.toString()} are owned; ${one.instancesNeeded.toString()} reserved ${one.class} would cover them${missing}.${unused}`,
    );
  });
}

function storageLines({ premiumPerMonth, breakEven, families }: CommittedBreakEven, currency: string): string[] {
  const even =
    breakEven === null
      ? "without a price of I/O there is no break-even"
      : breakEven.reason === "always-cheaper"
        ? "it costs no more than Standard even without any I/O"
        : `it pays above ${thousands(breakEven.ioRequestsPerMonth, 0)} I/O requests a month`;
  const premium = `Under the described commitments I/O-Optimized adds ${money(premiumPerMonth)} ${currency} a month to compute and storage; ${even}.`;
  const bends = families.flatMap(({ family, spareUnits, kinks }) => [
    "",
    `${family}: ${spareUnits.toString()} units an hour spare on Standard; what I/O-Optimized adds bends at`,
    table(
      [
        { title: "Spare units", align: "right" },
        { title: "I/O-Optimized adds", align: "right" },
        { title: "I/O requests that pay for it", align: "right" },
      ],
      kinks.map((kink) => [
        kink.spareUnitsFrom.toString(),
        money(kink.premiumPerMonth),
        kink.ioRequestsPerMonth === null ? "–" : thousands(kink.ioRequestsPerMonth, 0),
      ]),
    ),
  ]);
  return [...wrap(premium), ...bends, ""];
}
