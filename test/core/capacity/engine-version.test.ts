import { describe, expect, test } from "vitest";
import { atLeast, type EngineVersion, parseEngineVersion } from "@aurora-cost/core";

describe("an engine version", () => {
  test.each<["aurora-mysql" | "aurora-postgresql", string, EngineVersion]>([
    ["aurora-postgresql", "16.4", [16, 4]],
    ["aurora-postgresql", "16", [16]],
    ["aurora-postgresql", "16.4-limitless", [16, 4]],
    ["aurora-postgresql", "latest", []],
    ["aurora-mysql", "8.0.mysql_aurora.3.08.0", [3, 8, 0]],
    ["aurora-mysql", "5.7.mysql_aurora.2.11.2", [2, 11, 2]],
    ["aurora-mysql", "3.08.0", [3, 8, 0]],
    ["aurora-mysql", "8.0", [3]],
    ["aurora-mysql", "8.0.39", [3]],
    ["aurora-mysql", "8", [3]],
    ["aurora-mysql", "5.7.44", [2]],
    ["aurora-mysql", "5.6", [1]],
    ["aurora-mysql", "8.4.7", [8, 4, 7]],
    ["aurora-mysql", "8.4", [8, 4]],
  ])("%s %s has the parts %j", (engine, text, parts) => {
    expect(parseEngineVersion(engine, text)).toEqual(parts);
  });
});

describe("a version has what came with one of several minimums", () => {
  const postgresql: readonly EngineVersion[] = [
    [13, 15],
    [16, 3],
  ];
  const mysql: readonly EngineVersion[] = [
    [3, 3, 1],
    [8, 4, 7],
  ];

  test.each<["aurora-mysql" | "aurora-postgresql", string, boolean]>([
    ["aurora-postgresql", "13.14", false],
    ["aurora-postgresql", "13.15", true],
    ["aurora-postgresql", "13.2", false],
    ["aurora-postgresql", "16.10", true],
    ["aurora-postgresql", "12.22", false],
    ["aurora-postgresql", "14.9", false],
    ["aurora-postgresql", "17.1", true],
    ["aurora-mysql", "3.03.0", false],
    ["aurora-mysql", "3.03.1", true],
    ["aurora-mysql", "8.0.mysql_aurora.3.10.0", true],
    ["aurora-mysql", "5.7.mysql_aurora.2.12.3", false],
    ["aurora-mysql", "5.7", false],
    ["aurora-mysql", "8.4.6", false],
    ["aurora-mysql", "8.4.7", true],
    ["aurora-mysql", "9.1", true],
  ])("%s %s: %s", (engine, text, expected) => {
    expect(atLeast(engine, text, engine === "aurora-mysql" ? mysql : postgresql)).toBe(expected);
  });

  test.each<["aurora-mysql" | "aurora-postgresql", string]>([
    ["aurora-postgresql", "16"],
    ["aurora-postgresql", "latest"],
    ["aurora-mysql", "8.0"],
    ["aurora-mysql", "3"],
    ["aurora-mysql", "8.4"],
  ])("what %s %s leaves open is not held against it", (engine, text) => {
    expect(atLeast(engine, text, engine === "aurora-mysql" ? mysql : postgresql)).toBe(true);
  });
});
