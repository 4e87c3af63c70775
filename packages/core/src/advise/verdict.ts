import type { StorageConfiguration } from "../cluster/cluster.ts";
import type { BreakEven } from "../compare/break-even.ts";
import { Decimal } from "../decimal.ts";
import type { BilledCluster } from "../bill/join.ts";
import { obstacle } from "../rules/check.ts";
import type { Finding } from "../rules/rule.ts";
import { money, percent, thousands } from "../text.ts";
import { checkBill } from "./check.ts";
import { type Evidence, gatherEvidence, type Measured, type Pricing } from "./evidence.ts";
import { daysOf, type History, historyOf } from "./history.ts";
import { type Outlook, outlookOf } from "./outlook.ts";
import { type Grade, gradeOf, partialMonths } from "./sample.ts";
import type { TwoSided } from "./sides.ts";

export type Verdict = "stay" | "switch-to-io-optimized" | "switch-to-standard" | "too-close-to-call" | "undetermined";

/** Why a verdict is what it is, or why there is none. */
export type Reason =
  | "no-usage"
  | "not-offered"
  | "no-price"
  | "no-quantity"
  | "group"
  | "no-instances"
  | "no-volume"
  | "always-cheaper"
  | "io-unknown"
  | "insufficient-data"
  | "short-history"
  | "close-to-threshold"
  | "blocked-by-rule"
  | "below-threshold"
  | "above-threshold"
  | "judged-on-standard-days"
  | "judged-on-metrics"
  | "incomplete-month";

export interface Judgement {
  readonly storageConfiguration: StorageConfiguration | "mixed" | null;
  readonly ioShare: Decimal | null;
  /** I/O of a standard month; `null` where neither the bill nor metrics tell it. */
  readonly ioRequestsPerMonth: Decimal | null;
  readonly breakEven: BreakEven | null;
  /** Observed I/O ÷ break-even − 1: 0.1 is a tenth above the threshold. */
  readonly distance: Decimal | null;
  readonly alternative: Alternative | null;
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  /** The reasons as sentences, in the same order. */
  readonly explanations: readonly string[];
  readonly dataQuality: { readonly grade: Grade; readonly days: number };
  /** How sure the saving is; `null` where it is not known, or by the day. */
  readonly outlook: Omit<Outlook, "interval"> | null;
  /** What other schedules would have cost; `null` where no day is known on both sides. */
  readonly history: History | null;
  readonly findings: readonly Finding[];
}

export interface Alternative {
  readonly storageConfiguration: StorageConfiguration;
  /** Of the whole period; `null` where it cannot be known. */
  readonly total: Decimal | null;
  /** Current − alternative for a standard month; negative when the alternative is dearer. */
  readonly savingsPerMonth: Decimal | null;
  /** 90 % interval of the monthly saving; `null` without daily rows. */
  readonly interval: Outlook["interval"] | null;
}

interface Decision {
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly explanation: string;
  /** What follows from the decision itself. */
  readonly findings?: readonly Finding[];
}

/** Without an interval, a saving under this share of the current cost is too close to call. */
const CLOSE_CALL = new Decimal("0.05");

/** Days of data a recommendation needs. */
const DAYS_NEEDED = 7;

/** Decides between Aurora Standard and Aurora I/O-Optimized for a cluster of a bill. */
export function judge(cluster: BilledCluster, pricing: Pricing, metrics: Measured | null): Judgement {
  const evidence = gatherEvidence(cluster, pricing, metrics);
  const { current, mixed, coverage, sides, threshold, ioRequests, savings, alternativeTotal } = evidence;
  const history = cluster.joinedBy === "group" ? [] : daysOf(evidence, pricing);
  const forecast = savings === null || current === null ? null : outlookOf(history, current, savings);
  const wanted = decide(evidence, forecast);
  const target = switchTarget(wanted.verdict) ?? current ?? "standard";
  const ruled = checkBill(evidence, target);
  const decision = switchTarget(wanted.verdict) === null ? wanted : unlessBlocked(wanted, evidence, ruled);
  const notes = notesOn(evidence);
  const priced = current !== null && threshold !== null;
  const { interval = null, ...outlook } = forecast ?? {};
  return {
    storageConfiguration: mixed ? "mixed" : current,
    ioShare: evidence.ioShare,
    ioRequestsPerMonth: ioRequests,
    breakEven: threshold,
    distance: distanceOf(ioRequests, threshold),
    alternative: priced
      ? { storageConfiguration: otherThan(current), total: alternativeTotal, savingsPerMonth: savings, interval }
      : null,
    verdict: decision.verdict,
    reasons: [decision.reason, ...notes.map((note) => note.reason)],
    explanations: [decision.explanation, ...notes.map((note) => note.explanation)],
    dataQuality: { grade: gradeOf(coverage.size), days: coverage.size },
    outlook: "advice" in outlook ? outlook : null,
    history: historyOf(history),
    findings: [...(decision.findings ?? []), ...ruled, ...sides.flatMap(priceDifference)],
  };
}

/** The first of these that applies decides. */
function decide(evidence: Evidence, forecast: Outlook | null): Decision {
  const { cluster, current, dependent, missingPrices, unmeasured, threshold, savings, monthlyCost, coverage } =
    evidence;
  if (current === null) return undetermined("no-usage", "No compute, storage or I/O of this cluster is in the bill.");
  const alone = dependent.find(
    (entry) => entry.charge.usageType[otherThan(entry.configuration ?? current)] === undefined,
  );
  if (alone !== undefined) {
    return undetermined("not-offered", `${alone.charge.name} exists on ${spellSide(alone.configuration)} only.`);
  }
  if (unmeasured.length > 0) {
    return undetermined(
      "no-quantity",
      `The export has costs but no quantities of ${unmeasured.join(", ")}, so the other side cannot be priced.`,
    );
  }
  if (missingPrices.length > 0) return withoutPrice(missingPrices, cluster);
  if (cluster.joinedBy === "group") return undetermined("group", whatTellsApart(cluster));
  if (threshold === null) return withoutPrice(missingPrices, cluster);
  if (!dependent.some((entry) => entry.charge.part === "compute")) return withoutInstances(monthlyCost);
  if (dependent.every((entry) => entry.charge.part === "compute")) {
    return undetermined(
      "no-volume",
      "Neither storage nor I/O of this cluster is in the bill, so its I/O is not known.",
    );
  }
  if (savings === null) return withoutIo(threshold);
  if (coverage.size < DAYS_NEEDED) {
    const reason = gradeOf(coverage.size) === "short" ? "short-history" : "insufficient-data";
    return undetermined(reason, `Only ${days(coverage.size)} of data; a recommendation needs ${String(DAYS_NEEDED)}.`);
  }
  const close = closeness(savings, monthlyCost, forecast);
  if (close !== null) return { verdict: "too-close-to-call", reason: "close-to-threshold", explanation: close };
  const verdict = savings.gt(0) ? (`switch-to-${otherThan(current)}` as const) : "stay";
  return { verdict, ...thresholdReason(evidence, threshold) };
}

/** Why a saving is too close to call; `null` where it is not. */
function closeness(savings: Decimal, monthlyCost: Decimal, forecast: Outlook | null): string | null {
  if (forecast === null) {
    if (savings.abs().gte(monthlyCost.times(CLOSE_CALL))) return null;
    return `The difference of ${money(savings.abs())} a month is under 5 % of the cost.`;
  }
  const [low, high] = forecast.interval;
  if (low.gt(0) || high.lt(0)) return null;
  const more = forecast.waitDays === null ? "" : ` Some ${days(forecast.waitDays)} more of data could tell.`;
  return `From day to day the saving may be anything from ${money(low)} to ${money(high)} a month.${more}`;
}

function undetermined(reason: Reason, explanation: string): Decision {
  return { verdict: "undetermined", reason, explanation };
}

function withoutPrice(missingPrices: readonly string[], { region }: BilledCluster): Decision {
  const what = `${missingPrices.join(", ")} in ${region}`;
  return undetermined("no-price", `The price book has no price of ${what}; give one with --prices.`);
}

function whatTellsApart({ region, members }: BilledCluster): string {
  if (members.length === 0) {
    return "The export has no resource ids, so it cannot tell clusters apart; a Cost and Usage Report with resource ids would.";
  }
  const command = `aws rds describe-db-clusters --region ${region} > clusters.json`;
  return `The bill cannot tell these clusters apart; --inventory clusters.json would: ${command}`;
}

function withoutInstances(monthlyCost: Decimal): Decision {
  const explanation = "No DB instance of this cluster is in the bill, only its storage.";
  const message = `a cluster without DB instances in the bill costs ${money(monthlyCost)} a month`;
  const finding: Finding = { rule: "COST-001", severity: "warning", message, source: "the bill" };
  return { ...undetermined("no-instances", explanation), findings: [finding] };
}

const ALWAYS_CHEAPER = "I/O-Optimized costs no more than Standard even without any I/O.";

/** A cluster that ran on I/O-Optimized only: its I/O is not in the bill. */
function withoutIo(threshold: BreakEven): Decision {
  if (threshold.reason === "always-cheaper") {
    return { verdict: "stay", reason: "always-cheaper", explanation: ALWAYS_CHEAPER };
  }
  const limit = thousands(threshold.ioRequestsPerMonth, 0);
  return undetermined("io-unknown", `Its I/O is not in the bill. Standard is cheaper below ${limit} requests a month.`);
}

/** The decision to switch, or to stay where one of AWS's rules stands in the way. */
function unlessBlocked(wanted: Decision, evidence: Evidence, findings: readonly Finding[]): Decision {
  const blocking = obstacle(findings, checkBill(evidence, evidence.current ?? "standard"));
  if (blocking === undefined) return wanted;
  return { verdict: "stay", reason: "blocked-by-rule", explanation: `Cheaper, but ${blocking.message}.` };
}

function switchTarget(verdict: Verdict): StorageConfiguration | null {
  if (verdict === "switch-to-io-optimized") return "io-optimized";
  return verdict === "switch-to-standard" ? "standard" : null;
}

function thresholdReason(
  { ioRequests }: Evidence,
  threshold: BreakEven,
): { readonly reason: Reason; readonly explanation: string } {
  if (threshold.reason === "always-cheaper") return { reason: "always-cheaper", explanation: ALWAYS_CHEAPER };
  const requests = ioRequests ?? new Decimal(0);
  const side = requests.gt(threshold.ioRequestsPerMonth) ? "above" : "below";
  const spelled = `${thousands(requests, 0)} requests a month, ${side} the break-even of ${thousands(threshold.ioRequestsPerMonth, 0)}`;
  const at = threshold.ioShare === null ? "" : ` (${percent(threshold.ioShare)})`;
  return { reason: `${side}-threshold`, explanation: `${spelled}${at}.` };
}

/** What a reader must know beside the decision. */
function notesOn({
  current,
  mixed,
  measured,
  coverage,
  allHours,
}: Evidence): readonly { reason: Reason; explanation: string }[] {
  if (current === null) return [];
  const notes: { reason: Reason; explanation: string }[] = [];
  if (mixed) {
    const explanation = `Switched within the period; its I/O is known from ${days(coverage.size)} on Standard.`;
    notes.push({ reason: "judged-on-standard-days", explanation });
  }
  if (measured) {
    const explanation = `Its I/O is from CloudWatch: VolumeReadIOPs and VolumeWriteIOPs of ${days(coverage.size)}.`;
    notes.push({ reason: "judged-on-metrics", explanation });
  }
  const partial = partialMonths(allHours);
  if (partial.length > 0) {
    const explanation = `Not fully covered: ${partial.join(", ")}; scaled by the hours covered.`;
    notes.push({ reason: "incomplete-month", explanation });
  }
  return notes;
}

function otherThan(configuration: StorageConfiguration): StorageConfiguration {
  return configuration === "standard" ? "io-optimized" : "standard";
}

function spellSide(configuration: StorageConfiguration | null): string {
  return configuration === "io-optimized" ? "I/O-Optimized" : "Standard";
}

function distanceOf(ioRequests: Decimal | null, threshold: BreakEven | null): Decimal | null {
  if (ioRequests === null || threshold === null || threshold.ioRequestsPerMonth.isZero()) return null;
  return ioRequests.div(threshold.ioRequestsPerMonth).minus(1);
}

function days(count: number): string {
  return count === 1 ? "1 day" : `${String(count)} days`;
}

/** The bill's public rate against the book's; a ten-thousandth is left for cells that AWS rounded. */
function priceDifference({ usageType, region, listRate, bookRate }: TwoSided): readonly Finding[] {
  if (listRate === null || bookRate === null || listRate.isZero()) return [];
  if (listRate.minus(bookRate).abs().lte(bookRate.times("0.0001"))) return [];
  const rate = listRate.toSignificantDigits(8).toString();
  return [
    {
      rule: "PRICE-001",
      severity: "warning",
      message: `the bill has ${usageType} in ${region} at ${rate}, the price book at ${bookRate.toString()}: the book is stale, or the rate is private`,
      source: "the bill and the price book",
    },
  ];
}
