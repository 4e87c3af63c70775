import type { RecommendedAcu } from "../capacity/recommended-acu.ts";
import { type AcuSizing, SIZING_SOURCE } from "../capacity/sizing.ts";
import type { Finding, Severity } from "../rules/rule.ts";
import { HIGHEST_P95, type HoldingClass } from "./holding-class.ts";
import type { SizeInput } from "./input.ts";

/** What a size was found from. */
export interface SizeFacts {
  readonly input: SizeInput;
  readonly sizing: AcuSizing;
  readonly range: RecommendedAcu;
  readonly cheapest: HoldingClass | null;
}

interface SizeNote {
  readonly id: string;
  readonly severity: Severity;
  readonly source: string;
  readonly check: (facts: SizeFacts) => string | null;
}

const GUIDE = "Amazon Aurora User Guide, Performance and scaling for Aurora Serverless v2";
const OUR_CHOICE = "our own choice; AWS prints no number";

/** What to say beside the numbers of a size; what AWS allows is for the rules to say. */
const notes: readonly SizeNote[] = [
  {
    id: "SIZE-001",
    severity: "error",
    source: GUIDE,
    check: ({ range }) => (range.kind === "none" ? `Serverless v2 does not hold the load: ${range.because}` : null),
  },
  {
    id: "SIZE-002",
    severity: "warning",
    source: SIZING_SOURCE,
    check: ({ sizing, range }) => (range.kind === "none" ? null : spellDifference(sizing, range)),
  },
  {
    id: "SIZE-003",
    severity: "info",
    source: SIZING_SOURCE,
    check: ({ input }) =>
      input.class.startsWith("db.x")
        ? "AWS counts 4 ACU for a vCPU, as for r classes; by memory a vCPU of an x class is worth 8: give the working set"
        : null,
  },
  {
    id: "SIZE-004",
    severity: "warning",
    source: OUR_CHOICE,
    check: ({ input }) =>
      input.cpuP95.gt(HIGHEST_P95)
        ? `${input.class} runs at ${input.cpuP95.toString()} % (p95), above the ${HIGHEST_P95.toString()} % that leaves it room`
        : null,
  },
  {
    id: "SIZE-005",
    severity: "warning",
    source: OUR_CHOICE,
    check: ({ cheapest }) => (cheapest === null ? "no class of the price book holds this load by default" : null),
  },
  {
    id: "SIZE-006",
    severity: "warning",
    source: OUR_CHOICE,
    check: ({ input }) =>
      input.workingSetGib === undefined
        ? "without the working set no class with less memory than now was looked at, and Serverless v2 keeps no memory floor"
        : null,
  },
];

export function sizeFindings(facts: SizeFacts): readonly Finding[] {
  return notes.flatMap(({ id, severity, source, check }) => {
    const message = check(facts);
    return message === null ? [] : [{ rule: id, severity, message, source }];
  });
}

function spellDifference(
  { min, max, exceedsServerless }: AcuSizing,
  range: RecommendedAcu & { readonly kind: "range" },
): string | null {
  if (range.min.value.eq(min.value) && range.max.value.eq(max.value)) return null;
  const aws = `AWS's sizing gives ${min.value.toString()} to ${max.value.toString()} ACU`;
  const own = `${range.min.value.toString()} to ${range.max.value.toString()} ACU holds it (${range.min.formula}; ${range.max.formula})`;
  const said = exceedsServerless ? " and says itself that the load exceeds it" : "";
  return `${aws}${said}; ${own}`;
}
