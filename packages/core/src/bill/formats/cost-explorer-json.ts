import * as v from "valibot";
import { InputError } from "../../errors.ts";
import type { ReaderOptions } from "../reader.ts";
import { type ExplorerFigure, NO_FIGURE, readFigure } from "./cost-explorer.ts";
import type { PlacedRead, Sheet } from "./sheet.ts";

const metric = v.object({ Amount: v.union([v.string(), v.number()]), Unit: v.optional(v.string(), "") });

const page = v.object({
  GroupDefinitions: v.optional(v.array(v.object({ Type: v.optional(v.string(), "DIMENSION"), Key: v.string() })), []),
  ResultsByTime: v.array(
    v.object({
      TimePeriod: v.object({ Start: v.string(), End: v.string() }),
      Groups: v.optional(v.array(v.object({ Keys: v.array(v.string()), Metrics: v.record(v.string(), metric) })), []),
      Estimated: v.optional(v.boolean(), false),
    }),
  ),
  NextPageToken: v.optional(v.nullable(v.string()), null),
});

type Page = v.InferOutput<typeof page>;
type Group = Page["ResultsByTime"][number]["Groups"][number];

/** What is taken for the billed cost, best first. */
const COSTS = ["UnblendedCost", "NetUnblendedCost", "BlendedCost", "AmortizedCost", "NetAmortizedCost"];

const FIELDS: Readonly<Record<string, keyof ExplorerFigure>> = {
  SERVICE: "service",
  USAGE_TYPE: "usageType",
  OPERATION: "operation",
  DATABASE_ENGINE: "engine",
  RESOURCE_ID: "resourceId",
  LINKED_ACCOUNT: "account",
  REGION: "region",
  RECORD_TYPE: "recordType",
};

/** Groups of which at least one must be there, to tell what is Amazon RDS. */
const TELLING = ["SERVICE", "USAGE_TYPE", "OPERATION", "RESOURCE_ID"];

/** The answer of `aws ce get-cost-and-usage` or `get-cost-and-usage-with-resources`, a page or an array of pages. */
export const costExplorerJson: Sheet<unknown> = {
  id: "cost-explorer-json",
  matches: (document) => {
    const first: unknown = Array.isArray(document) ? document[0] : document;
    return typeof first === "object" && first !== null && "ResultsByTime" in first;
  },
  read: (document, options) => {
    const pages = parsePages(document);
    const groupedBy = pages.find(({ GroupDefinitions }) => GroupDefinitions.length > 0)?.GroupDefinitions ?? [];
    const keys = groupedBy.map(({ Type, Key }) => (Type === "TAG" ? `tag:${Key}` : Key));
    if (!keys.some((key) => TELLING.includes(key))) throw notTelling(keys);
    const results = pages.flatMap((each) => each.ResultsByTime);
    const basis = costMetric(results.flatMap((result) => result.Groups));
    return {
      basis,
      rows: results.flatMap(({ TimePeriod, Groups }, at): PlacedRead[] =>
        Groups.map((group) => ({
          at,
          text: JSON.stringify(group),
          read: readFigure({
            ...figureOf(group, keys, basis, options),
            start: TimePeriod.Start,
            end: TimePeriod.End,
          }),
        })),
      ),
      estimatedMonths: [
        ...new Set(results.filter((each) => each.Estimated).map(({ TimePeriod }) => TimePeriod.Start.slice(0, 7))),
      ],
      warnings: [],
      goesOn: typeof pages.at(-1)?.NextPageToken === "string",
      question: keys.join(),
    };
  },
};

function parsePages(document: unknown): readonly Page[] {
  const parsed = v.safeParse(v.array(page), Array.isArray(document) ? document : [document]);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new InputError(
    "unusable-file",
    `not an answer of Cost Explorer: ${v.getDotPath(issue) ?? "it"}: ${issue.message}; save the output of aws ce get-cost-and-usage unchanged`,
  );
}

function notTelling(keys: readonly string[]): InputError {
  const grouped = keys.length === 0 ? "not grouped" : `grouped by ${keys.join(" and ")} only`;
  return new InputError(
    "unusable-file",
    `${grouped}, which does not tell what was charged: ask Cost Explorer again, grouped by USAGE_TYPE and OPERATION`,
  );
}

function costMetric(groups: readonly Group[]): string {
  const named = COSTS.find((name) => groups.every(({ Metrics }) => name in Metrics));
  if (named !== undefined) return named;
  throw new InputError(
    "unusable-file",
    "no cost in it: ask Cost Explorer again for the metrics UnblendedCost and UsageQuantity",
  );
}

function figureOf(group: Group, keys: readonly string[], cost: string, { tagKey }: ReaderOptions): ExplorerFigure {
  const figure: Record<keyof ExplorerFigure, string> = { ...NO_FIGURE };
  for (const [index, key] of keys.entries()) {
    const value = group.Keys[index] ?? "";
    const field = FIELDS[key];
    if (field !== undefined) figure[field] = value === NO_RESOURCE ? "" : value;
    else if (tagKey !== undefined && key === `tag:${tagKey}`) figure.tag = value.slice(tagKey.length + 1);
  }
  const billed = group.Metrics[cost];
  const usage = group.Metrics["UsageQuantity"];
  return {
    ...figure,
    cost: String(billed?.Amount ?? ""),
    currency: billed?.Unit ?? "",
    // Where units are mixed, the quantity is a sum of different things.
    quantity: usage === undefined || usage.Unit === "N/A" ? "" : String(usage.Amount),
  };
}

const NO_RESOURCE = "NoResourceId";
