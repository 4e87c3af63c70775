import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { Decimal, parseCluster } from "@aurora-cost/core";
import {
  classConnections,
  type MaxConnections,
  serverlessConnections,
  serverlessV1Connections,
} from "../../../packages/core/src/capacity/connections.ts";
import { connectionUse } from "../../../packages/core/src/capacity/connections-needed.ts";

const points = parse<Record<string, string>>(
  readFileSync(new URL("../../fixtures/max-connections.csv", import.meta.url), "utf8"),
  { columns: true },
);

function computed({ engine, kind, class: name = "", acu = "" }: Readonly<Record<string, string>>): number | undefined {
  if (engine !== "aurora-mysql" && engine !== "aurora-postgresql") return undefined;
  if (kind === "class") return classConnections(engine, name)?.value;
  if (kind === "serverless-v1") return serverlessV1Connections(new Decimal(acu));
  return serverlessConnections(engine, new Decimal(1), new Decimal(acu)).value;
}

test("every point that AWS documents is here", () => {
  expect(points.length).toBeGreaterThan(120);
});

test.each(points)("$engine $kind $class$acu takes $max_connections connections by default", (point) => {
  expect(String(computed(point))).toBe(point["max_connections"]);
});

describe("Serverless v2 between the documented points", () => {
  test.each<
    [engine: "aurora-mysql" | "aurora-postgresql", acu: string, value: number, certainty: MaxConnections["certainty"]]
  >([
    ["aurora-postgresql", "2", 400, "derived"],
    ["aurora-postgresql", "12", 2514, "derived"],
    ["aurora-postgresql", "24.5", 5000, "derived"],
    ["aurora-mysql", "6", 135, "about"],
    ["aurora-mysql", "96", 4000, "about"],
  ])("%s with a maximum of %s ACU: %i, %s", (engine, acu, value, certainty) => {
    expect(serverlessConnections(engine, new Decimal(1), new Decimal(acu))).toMatchObject({ value, certainty });
  });

  test.each([
    ["0", 2000],
    ["0.5", 2000],
    ["1", 5000],
  ])("a minimum of %s ACU leaves Aurora PostgreSQL %i", (min, value) => {
    expect(serverlessConnections("aurora-postgresql", new Decimal(min), new Decimal(64)).value).toBe(value);
  });

  test("a low minimum costs Aurora MySQL no connections", () => {
    expect(serverlessConnections("aurora-mysql", new Decimal(0), new Decimal(64)).value).toBe(4000);
  });
});

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
    ["PostgreSQL, of which AWS keeps 3", { engine: "aurora-postgresql", connections: { peak: 90 } }, "90", 1719],
  ])("with %s", (_, rest, needed, available) => {
    const use = cluster(rest);
    expect({ needed: use?.needed.value.toString(), available: use?.available }).toEqual({ needed, available });
    expect(use?.share.toString()).toBe(new Decimal(needed).div(available).toString());
  });

  test("without connections there is nothing to say", () => {
    expect(cluster({})).toBeNull();
  });
});
