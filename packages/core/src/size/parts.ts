import { classConnections } from "../capacity/connections.ts";
import { hardwareOf } from "../capacity/instance-classes.ts";
import type { RecommendedAcu } from "../capacity/recommended-acu.ts";
import type { AcuSizing } from "../capacity/sizing.ts";
import { Decimal } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import type { CheapestProvisioned, SizedAcu, SizedLoad, SizeFormulas } from "./document.ts";
import type { HoldingClass } from "./holding-class.ts";
import type { SizeInput } from "./input.ts";

export function loadPart(input: SizeInput): SizedLoad {
  const { class: name, cpuP95, cpuMax } = input;
  const { cpuAvg = null, connections = null, workingSetGib = null, storageGib = null } = input;
  const { vcpu, memoryGib } = hardwareOf(name);
  const measured = { cpuP95, cpuMax, cpuAvg, connections, workingSetGib, storageGib };
  return { class: name, vcpu, memoryGib: new Decimal(memoryGib), ...measured };
}

export function acuPart(sizing: AcuSizing): SizedAcu {
  return {
    min: sizing.min.value,
    max: sizing.max.value,
    typical: sizing.typical.value,
    peak: sizing.peak.value,
    average: sizing.average.value,
    connectionFloor: sizing.connectionFloor?.value ?? null,
    memoryFloor: sizing.memoryFloor?.value ?? null,
    exceedsServerless: sizing.exceedsServerless,
  };
}

export function formulasPart(sizing: AcuSizing, range: RecommendedAcu): SizeFormulas {
  return {
    typical: sizing.typical.formula,
    peak: sizing.peak.formula,
    average: sizing.average.formula,
    connectionFloor: sizing.connectionFloor?.formula ?? null,
    memoryFloor: sizing.memoryFloor?.formula ?? null,
    min: sizing.min.formula,
    max: sizing.max.formula,
    recommendedMin: range.kind === "none" ? null : range.min.formula,
    recommendedMax: range.kind === "none" ? null : range.max.formula,
  };
}

export function cheapestPart(cheapest: HoldingClass | null, engine: Engine): CheapestProvisioned | null {
  if (cheapest === null) return null;
  const { class: name, cpuP95, cpuMax, total, formula } = cheapest;
  const maxConnections = classConnections(engine, name)?.maxConnections ?? null;
  return { class: name, cpuP95, cpuMax, monthly: total, maxConnections, formula };
}
