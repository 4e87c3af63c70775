import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { type Certainty, type ConnectionLimit, Decimal, type Engine, parseCluster } from "@aurora-cost/core";
import { classConnections } from "../../../packages/core/src/capacity/connections.ts";
import { INSTANCE_CLASSES } from "../../../packages/core/src/capacity/instance-classes.ts";
import {
  serverlessConnections,
  serverlessV1Connections,
} from "../../../packages/core/src/capacity/serverless-connections.ts";
import { connectionUse } from "../../../packages/core/src/capacity/connections-needed.ts";

interface Point {
  readonly engine: Engine;
  readonly kind: string;
  readonly class?: string;
  readonly acu?: string;
  readonly max_connections: string;
}

const points = parse<Point>(readFileSync(new URL("../../fixtures/max-connections.csv", import.meta.url), "utf8"), {
  columns: true,
});

function limitOf(engine: Engine, { kind, class: name = "", acu = "" }: Point): ConnectionLimit | null {
  return kind === "class"
    ? classConnections(engine, name)
    : serverlessConnections(engine, new Decimal(1), new Decimal(acu));
}

test("every point that AWS documents is here", () => {
  expect(points.length).toBeGreaterThan(120);
});

test.each(points.filter(({ kind }) => kind === "serverless-v1"))(
  "serverless v1 of $acu took $max_connections",
  (point) => {
    expect(String(serverlessV1Connections(new Decimal(point.acu ?? "")))).toBe(point.max_connections);
  },
);

test.each(points.filter(({ kind }) => kind !== "serverless-v1"))(
  "$engine $kind $class$acu takes $max_connections connections by default",
  (point) => {
    const limit = limitOf(point.engine, point);
    expect(String(limit?.maxConnections)).toBe(point.max_connections);
    expect(limit?.certainty).not.toBe("about");
  },
);

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
});

describe("Serverless v2 between the documented points", () => {
  test.each<[engine: Engine, acu: string, maxConnections: number, certainty: Certainty]>([
    ["aurora-postgresql", "2", 400, "derived"],
    ["aurora-postgresql", "12", 2514, "derived"],
    ["aurora-postgresql", "24.5", 5000, "derived"],
    ["aurora-mysql", "6", 135, "about"],
    ["aurora-mysql", "96", 4000, "about"],
  ])("%s with a maximum of %s ACU: %i, %s", (engine, acu, maxConnections, certainty) => {
    const limit = serverlessConnections(engine, new Decimal(1), new Decimal(acu));
    expect(limit).toMatchObject({ maxConnections, certainty });
  });

  test.each([
    ["0", 2000],
    ["0.5", 2000],
    ["1", 5000],
  ])("a minimum of %s ACU leaves Aurora PostgreSQL %i", (min, maxConnections) => {
    const limit = serverlessConnections("aurora-postgresql", new Decimal(min), new Decimal(64));
    expect(limit.maxConnections).toBe(maxConnections);
  });

  test("a low minimum costs Aurora MySQL no connections", () => {
    expect(serverlessConnections("aurora-mysql", new Decimal(0), new Decimal(64)).maxConnections).toBe(4000);
  });
});

const postgresql = { engine: "aurora-postgresql" };
const cluster = (rest: object): ReturnType<typeof connectionUse> =>
  connectionUse(
    parseCluster({ region: "us-east-1", engine: "aurora-mysql", instances: [{ class: "db.r6g.large" }], ...rest }),
  );

describe("connections of a cluster", () => {
  test.each([
    ["Lambda", { connections: { lambdaConcurrency: 500 } }, "500", 1000],
    ["pools", { connections: { appInstances: 20, poolSize: 30 } }, "600", 1000],
    ["a peak", { connections: { peak: 900 } }, "900", 1000],
    ["a custom maximum", { connections: { peak: 900, maxConnections: 3000 } }, "900", 3000],
    ["a proxy without transactions", { connections: { lambdaConcurrency: 500 }, proxy: {} }, "500", 1000],
    // 700 /s × 0.1 s ÷ 0.7 + 5
    [
      "a proxy",
      {
        connections: {
          lambdaConcurrency: 5000,
          transactionsPerSecond: 700,
          secondsPerTransaction: "0.1",
          pinnedSessions: 5,
        },
        proxy: {},
      },
      "105",
      1000,
    ],
    ["a proxy's share", { connections: { peak: 90 }, proxy: { maxConnectionsPercent: 20 } }, "90", 200],
    [
      "a proxy's share of PostgreSQL",
      { ...postgresql, connections: { peak: 90 }, proxy: { maxConnectionsPercent: 20 } },
      "90",
      344,
    ],
    [
      "a proxy that may take all of it",
      { ...postgresql, connections: { peak: 90 }, proxy: { maxConnectionsPercent: 100 } },
      "90",
      1719,
    ],
    ["PostgreSQL, of which AWS keeps 3", { ...postgresql, connections: { peak: 90 } }, "90", 1719],
  ])("with %s", (_, rest, needed, available) => {
    const use = cluster(rest);
    expect({ needed: use?.needed.value.toString(), available: use?.available }).toEqual({ needed, available });
    expect(use?.share.toString()).toBe(new Decimal(needed).div(available).toString());
  });

  test("without connections there is nothing to say", () => {
    expect(cluster({})).toBeNull();
  });
});
