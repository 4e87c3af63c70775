import type { Analysis, ClusterReport, Decimal } from "@aurora-cost/core";

/** A column of the fleet as spreadsheets and pull requests have it. */
interface Column {
  readonly title: string;
  readonly of: (cluster: ClusterReport) => string;
}

const spell = (value: Decimal | null | undefined): string => value?.toFixed() ?? "";
const cents = (value: Decimal | null | undefined): string => value?.toFixed(2) ?? "";

/** One row for each cluster or group; money to the cent, shares as fractions, what is unknown empty. */
const COLUMNS: readonly Column[] = [
  { title: "cluster", of: ({ name }) => name },
  { title: "account", of: ({ account }) => account },
  { title: "region", of: ({ region }) => region },
  { title: "engine", of: ({ engine }) => engine ?? "" },
  { title: "joinedBy", of: ({ joinedBy }) => joinedBy },
  { title: "storageConfiguration", of: ({ storageConfiguration }) => storageConfiguration ?? "" },
  { title: "cost", of: ({ costs }) => cents(costs.total) },
  { title: "ioShare", of: ({ ioShare }) => spell(ioShare?.toDecimalPlaces(4)) },
  { title: "breakEvenIoShare", of: ({ breakEven }) => spell(breakEven?.ioShare?.toDecimalPlaces(4)) },
  { title: "verdict", of: ({ verdict }) => verdict },
  { title: "savingsPerMonth", of: ({ alternative }) => cents(alternative?.savingsPerMonth) },
  { title: "savingsLow", of: ({ alternative }) => cents(alternative?.interval?.[0]) },
  { title: "savingsHigh", of: ({ alternative }) => cents(alternative?.interval?.[1]) },
  { title: "days", of: ({ dataQuality }) => String(dataQuality.days) },
  { title: "reasons", of: ({ reasons }) => reasons.join(" ") },
];

export const ANALYSIS_TITLES: readonly string[] = COLUMNS.map(({ title }) => title);

export function analysisRows({ clusters }: Analysis): readonly (readonly string[])[] {
  return clusters.map((cluster) => COLUMNS.map(({ of }) => of(cluster)));
}
