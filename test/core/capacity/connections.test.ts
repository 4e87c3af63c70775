/** Default max_connections as AWS prints it, for classes and capacities; each row of the table names the page and its date. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  classConnections,
  type ConnectionLimit,
  Decimal,
  type Engine,
  highestMaxConnections,
  INSTANCE_CLASSES,
  instanceConnections,
  parseCluster,
  serverlessConnections,
  serverlessV1Connections,
} from "@aurora-cost/core";

interface Printed {
  readonly engine: Engine;
  readonly of: "class" | "serverless-v2" | "serverless-v1";
  readonly class: string;
  readonly acu: string;
  readonly max_connections: string;
}

const printed = parse<Printed>(readFileSync(new URL("../../golden/max-connections.csv", import.meta.url), "utf8"), {
  columns: true,
});

function limitOf({ engine, of, class: name, acu }: Printed): ConnectionLimit | null {
  switch (of) {
    case "class":
      return classConnections(engine, name);
    case "serverless-v2":
      return serverlessConnections(engine, new Decimal(acu), new Decimal(1));
    case "serverless-v1":
      return serverlessV1Connections(engine, new Decimal(acu));
    default:
      return of satisfies never;
  }
}

test("AWS prints 129 numbers, each once", () => {
  expect(printed).toHaveLength(129);
});

test.each(printed)("$engine on $class$of $acu takes the printed $max_connections", (point) => {
  const limit = limitOf(point);
  expect(String(limit?.maxConnections)).toBe(point.max_connections);
  expect(limit?.certainty === "about").toBe(false);
});

describe("a class", () => {
  test("that AWS's table leaves out follows the formula of the others", () => {
    expect(classConnections("aurora-mysql", "db.r8a.4xlarge")).toMatchObject({
      maxConnections: 4000,
      certainty: "derived",
      formula: "1000 × round(log2(128 GiB ÷ 8187281408 B))",
    });
  });

  test("of PostgreSQL that AWS never printed is about right, and says so", () => {
    expect(classConnections("aurora-postgresql", "db.r8g.xlarge")).toMatchObject({
      maxConnections: 3479,
      usable: 3476,
      certainty: "about",
    });
  });

  test("of PostgreSQL with 64 GiB or more is at the cap", () => {
    for (const [name, { memoryGib }] of Object.entries(INSTANCE_CLASSES)) {
      if (Number(memoryGib) < 64) continue;
      expect(classConnections("aurora-postgresql", name)).toMatchObject({ maxConnections: 5000, certainty: "derived" });
    }
  });

  test("that is not known has no limit", () => {
    expect(classConnections("aurora-mysql", "db.z9.large")).toBeNull();
  });

  test.each(["aurora-mysql", "aurora-postgresql"] as const)("of %s with more memory never takes fewer", (engine) => {
    const classes = Object.entries(INSTANCE_CLASSES).filter(([name]) => /^db\.(r[678]|x)/.test(name));
    const sorted = classes.sort(([, a], [, b]) => Number(a.memoryGib) - Number(b.memoryGib));
    const limits = sorted.map(([name]) => classConnections(engine, name)?.maxConnections ?? 0);
    expect(limits).toEqual(limits.toSorted((a, b) => a - b));
  });
});

describe("Serverless v2", () => {
  test.each([
    ["0", 2000],
    ["0.5", 2000],
    ["1", 3360],
  ])("of PostgreSQL with a minimum of %s ACU takes %i", (minAcu, expected) => {
    const limit = serverlessConnections("aurora-postgresql", new Decimal(16), new Decimal(minAcu));
    expect(limit.maxConnections).toBe(expected);
  });

  test("of PostgreSQL with a low minimum takes no more than its maximum allows", () => {
    const limit = serverlessConnections("aurora-postgresql", new Decimal(4), new Decimal("0.5"));
    expect(limit).toMatchObject({ maxConnections: 823, usable: 820 });
  });

  test("of MySQL knows no such cap, and keeps nothing back", () => {
    const limit = serverlessConnections("aurora-mysql", new Decimal(32), new Decimal(0));
    expect(limit).toMatchObject({ maxConnections: 3000, usable: 3000 });
  });

  test("of MySQL between two printed capacities takes what the lower one does, about", () => {
    const limit = serverlessConnections("aurora-mysql", new Decimal("7.5"), null);
    expect(limit).toMatchObject({ maxConnections: 135, certainty: "about" });
    expect(limit.formula).toContain("4 ACU");
  });

  test("of PostgreSQL between two printed capacities lies on a line through them", () => {
    const limit = serverlessConnections("aurora-postgresql", new Decimal(10), null);
    expect(limit).toMatchObject({ maxConnections: 2092, certainty: "derived" });
  });

  test.each(["aurora-mysql", "aurora-postgresql"] as const)(
    "of %s never takes fewer with a higher maximum",
    (engine) => {
      fc.assert(
        fc.property(fc.integer({ min: 2, max: 511 }), (halves) => {
          const [lower, higher] = [halves, halves + 1].map((steps) =>
            serverlessConnections(engine, new Decimal(steps).div(2), null),
          );
          expect(higher?.maxConnections).toBeGreaterThanOrEqual(lower?.maxConnections ?? NaN);
        }),
      );
    },
  );
});

test("Serverless v1 of MySQL between two printed capacities takes what the lower one does", () => {
  expect(serverlessV1Connections("aurora-mysql", new Decimal(6))?.maxConnections).toBe(270);
});

test("Serverless v1 of PostgreSQL has no printed limit", () => {
  expect(serverlessV1Connections("aurora-postgresql", new Decimal(8))).toBeNull();
});

describe("a cluster's own setting", () => {
  const base = { region: "us-east-1", engine: "aurora-postgresql", instances: [{ class: "db.r6g.large" }] };

  test("comes before the default", () => {
    const cluster = parseCluster({ ...base, connections: { maxConnections: 600 } });
    expect(instanceConnections(cluster, "db.r6g.large")).toMatchObject({
      maxConnections: 600,
      usable: 597,
      certainty: "given",
    });
  });

  test("is missed where serverless capacity has no maximum", () => {
    const cluster = parseCluster({ ...base, instances: [{ class: "db.serverless", acu: 2 }] });
    expect(instanceConnections(cluster, "db.serverless")).toBeNull();
  });

  test.each<[Engine, string | null, number]>([
    ["aurora-postgresql", "16.4", 262_143],
    ["aurora-mysql", "8.0.mysql_aurora.3.08.0", 16_000],
    ["aurora-mysql", "8.4.9", 16_000],
    ["aurora-mysql", "8.4.10", 50_000],
    ["aurora-mysql", null, 50_000],
  ])("of %s %s goes up to %i", (engine, version, expected) => {
    expect(highestMaxConnections(engine, version)).toBe(expected);
  });
});
