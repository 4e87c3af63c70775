import { describe, expect, test } from "vitest";
import { acuLimits, Decimal } from "@aurora-cost/core";

type Engine = "aurora-mysql" | "aurora-postgresql";
type Case = [engine: Engine, version: string, range: string];

/** `0.5–128`, with the day it came out; `none` without Serverless v2. */
function spelled(engine: Engine, version: string | null, platform: Decimal | null = null): string {
  const limits = acuLimits(engine, version, platform);
  if (limits === null) return "none";
  const { minAcu, maxAcu, autoPause, since } = limits;
  return `${String(minAcu)}–${String(maxAcu)}${autoPause ? ", pauses" : ""}, ${since}`;
}

const FIRST = "0.5–128, 2022-04-21";
const TO_256 = "0.5–256, 2024-10-03";
const FROM_0 = "0–256, pauses, 2024-11-20";
const FROM_0_ON_17 = "0–256, pauses, 2025-05-01";
const FROM_0_ON_8_4 = "0–256, pauses, 2026-05-21";

describe("the ACU range on both sides of every version boundary", () => {
  test.each<Case>([
    ["aurora-mysql", "3.01.1", "none"],
    ["aurora-mysql", "3.02.0", FIRST],
    ["aurora-mysql", "8.0.mysql_aurora.3.05.2", FIRST],
    ["aurora-mysql", "3.06.0", TO_256],
    ["aurora-mysql", "3.07.1", TO_256],
    ["aurora-mysql", "3.08.0", FROM_0],
    ["aurora-mysql", "3.10.1", FROM_0],
    ["aurora-mysql", "5.7.mysql_aurora.2.12.0", "none"],
    ["aurora-mysql", "5.7", "none"],
    ["aurora-mysql", "8.4.7", FROM_0_ON_8_4],
    ["aurora-mysql", "8.4", FROM_0_ON_8_4],
    ["aurora-postgresql", "12.22", "none"],
    ["aurora-postgresql", "13.5", "none"],
    ["aurora-postgresql", "13.6", FIRST],
    ["aurora-postgresql", "13.12", FIRST],
    ["aurora-postgresql", "13.13", TO_256],
    ["aurora-postgresql", "13.14", TO_256],
    ["aurora-postgresql", "13.15", FROM_0],
    ["aurora-postgresql", "14.2", "none"],
    ["aurora-postgresql", "14.3", FIRST],
    ["aurora-postgresql", "14.9", FIRST],
    ["aurora-postgresql", "14.10", TO_256],
    ["aurora-postgresql", "14.11", TO_256],
    ["aurora-postgresql", "14.12", FROM_0],
    ["aurora-postgresql", "15.1", "none"],
    ["aurora-postgresql", "15.2", FIRST],
    ["aurora-postgresql", "15.4", FIRST],
    ["aurora-postgresql", "15.5", TO_256],
    ["aurora-postgresql", "15.6", TO_256],
    ["aurora-postgresql", "15.7", FROM_0],
    ["aurora-postgresql", "16.0", "none"],
    ["aurora-postgresql", "16.1", TO_256],
    ["aurora-postgresql", "16.2", TO_256],
    ["aurora-postgresql", "16.3", FROM_0],
    ["aurora-postgresql", "17.3", "none"],
    ["aurora-postgresql", "17.4", FROM_0_ON_17],
    ["aurora-postgresql", "18.2", "none"],
    ["aurora-postgresql", "18.3", FROM_0_ON_17],
    ["aurora-postgresql", "19.1", FROM_0],
  ])("%s %s: %s", (engine, version, range) => {
    expect(spelled(engine, version)).toBe(range);
  });

  test("a version that leaves its minor part open has the widest range of its major", () => {
    expect(spelled("aurora-postgresql", "16")).toBe(FROM_0);
    expect(spelled("aurora-mysql", "8.0")).toBe(FROM_0);
    expect(spelled("aurora-postgresql", null)).toBe(FROM_0);
  });
});

describe("the platform version", () => {
  test.each<[platform: number, version: string | null, range: string]>([
    [1, null, "0–128, pauses, 2024-11-20"],
    [1, "16.2", "0.5–128, 2024-10-03"],
    [2, "16.2", TO_256],
    [2, "15.4", FIRST],
    [3, "16.3", FROM_0],
    [4, "13.12", FIRST],
  ])("%i and Aurora PostgreSQL %s allow what both do: %s", (platform, version, range) => {
    expect(spelled("aurora-postgresql", version, new Decimal(platform))).toBe(range);
  });
});
