import { classOffered } from "../capacity/class-offers.ts";
import type { ConnectionLimit } from "../capacity/connection-limit.ts";
import type { AcuRange } from "../capacity/recommended-acu.ts";
import { type AcuSizing, HIGHEST_ACU, SIZING_SOURCE } from "../capacity/sizing.ts";
import { SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { Decimal } from "../decimal.ts";
import type { Finding, Severity } from "../rules/rule.ts";
import { percent } from "../text.ts";
import { HIGHEST_P95, type HoldingClass } from "./holding-class.ts";
import type { SizeInput } from "./input.ts";

/** What a size was found from. */
export interface SizeFacts {
  readonly input: SizeInput;
  readonly sizing: AcuSizing;
  readonly range: AcuRange | null;
  readonly limit: ConnectionLimit | null;
  readonly cheapest: HoldingClass | null;
}

interface SizeRule {
  readonly id: string;
  readonly severity: Severity;
  readonly source: string;
  readonly check: (facts: SizeFacts) => string | null;
}

const GUIDE = "Amazon Aurora User Guide, Performance and scaling for Aurora Serverless v2";
const OUR_CHOICE = "our own choice; AWS prints no number";

/** What to say beside the numbers of a size. */
const rules: readonly SizeRule[] = [
  {
    id: "SZ-002",
    severity: "info",
    source: SIZING_SOURCE,
    check: ({ input }) =>
      input.class.startsWith("db.x")
        ? "AWS counts 4 ACU for a vCPU, as for r classes; by memory a vCPU of an x class is worth 8: give the working set"
        : null,
  },
  {
    id: "SZ-003",
    severity: "warning",
    source: SIZING_SOURCE,
    check: ({ sizing: { min, max }, range }) =>
      range === null || (range.min.value.eq(min.value) && range.max.value.eq(max.value))
        ? null
        : `AWS's sizing gives ${spellRange(min.value, max.value)}, which does not hold everything asked for; ${spellRange(range.min.value, range.max.value)} does (${range.min.formula}; ${range.max.formula})`,
  },
  {
    id: "SZ-004",
    severity: "error",
    source: SIZING_SOURCE,
    check: ({ sizing }) =>
      sizing.exceedsServerless ? `Serverless v2 is no replacement by AWS's sizing: ${excess(sizing)}` : null,
  },
  {
    id: "SZ-005",
    severity: "error",
    source: GUIDE,
    check: ({ range, sizing }) =>
      range === null && !sizing.exceedsServerless
        ? "no range up to 256 ACU holds its working set and connections by default"
        : null,
  },
  {
    id: "SZ-006",
    severity: "error",
    source: GUIDE,
    check: ({ input: { engine, engineVersion = null } }) => {
      const { offered, versions } = classOffered(SERVERLESS_CLASS, engine, engineVersion);
      return offered === "no"
        ? `${engine} ${engineVersion ?? ""} cannot run Serverless v2; it needs ${versions}`
        : null;
    },
  },
  {
    id: "SZ-007",
    severity: "warning",
    source: OUR_CHOICE,
    check: ({ input }) =>
      input.cpuP95.gt(HIGHEST_P95)
        ? `${input.class} runs at ${input.cpuP95.toString()} % (p95), above the ${HIGHEST_P95.toString()} % that leaves it room`
        : null,
  },
  {
    id: "SZ-008",
    severity: "warning",
    source: OUR_CHOICE,
    check: ({ cheapest }) => (cheapest === null ? "no class of the price book holds this load by default" : null),
  },
  {
    id: "SZ-009",
    severity: "info",
    source: OUR_CHOICE,
    check: ({ input }) =>
      input.workingSetGib === undefined
        ? "without the working set no class with less memory than now was looked at, and no memory floor kept"
        : null,
  },
  {
    id: "CN-003",
    severity: "warning",
    source: OUR_CHOICE,
    check: ({ input, limit }) => {
      const share = shareOf(input, limit);
      return share?.gt("0.8") === true && share.lte(1) ? spellShare(input, share) : null;
    },
  },
  {
    id: "CN-004",
    severity: "error",
    source: "Amazon Aurora User Guide, maximum connections of both engines",
    check: ({ input, limit }) => {
      const share = shareOf(input, limit);
      return share?.gt(1) === true ? spellShare(input, share) : null;
    },
  },
];

export function sizeFindings(facts: SizeFacts): readonly Finding[] {
  return rules.flatMap(({ id, severity, source, check }) => {
    const message = check(facts);
    return message === null ? [] : [{ rule: id, severity, message, source }];
  });
}

function excess({ average, connectionFloor, max, peak, typical }: AcuSizing): string {
  const highest = Decimal.max(peak.value, typical.value, average.value, connectionFloor?.value ?? 0);
  if (highest.gt(HIGHEST_ACU)) return `it needs ${highest.toString()} ACU, and 256 is the most`;
  return `its connections alone need ${highest.toString()} ACU, above the ${max.value.toString()} that suit its CPU`;
}

function spellRange(min: Decimal, max: Decimal): string {
  return `${min.toString()} to ${max.toString()} ACU`;
}

function shareOf({ connections }: SizeInput, limit: ConnectionLimit | null): Decimal | null {
  if (connections === undefined || limit === null || limit.usable === 0) return null;
  return connections.div(limit.usable);
}

function spellShare({ class: name, connections }: SizeInput, share: Decimal): string {
  return `${connections?.toString() ?? ""} connections are ${percent(share)} of what ${name} takes by default`;
}
