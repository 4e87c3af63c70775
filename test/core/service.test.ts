import { compareServices, Decimal, loadPriceBook, parseCluster, type ServiceOption } from "@aurora-cost/core";
import { expect, test } from "vitest";

const described = {
  region: "us-east-1",
  engine: "aurora-postgresql",
  instances: [
    { class: "db.r6g.2xlarge", role: "writer" },
    { class: "db.r6g.2xlarge", role: "reader" },
  ],
  storage: { gb: 800 },
};

async function options(input: object): Promise<ReadonlyMap<string, ServiceOption>> {
  const { options: found } = compareServices(parseCluster(input), await loadPriceBook(["us-east-1"]));
  return new Map(found.map((option) => [option.id, option]));
}

// By hand, from the price list of 2026-10-06: db.r6g.2xlarge 0.899 Single-AZ and 1.798 Multi-AZ an hour, gp3 0.115 and 0.23.
test.each([
  ["aurora", "1595.48"],
  ["rds-single-az", "1496.54"],
  ["rds-multi-az", "2244.81"],
])("%s costs what the list prices come to", async (id, total) => {
  const { total: found } = (await options(described)).get(id) ?? {};
  expect(found?.toFixed(2)).toBe(total);
});

test("a price that is missing leaves the option without a total, and its line is there", async () => {
  const cluster = (await options(described)).get("rds-multi-az-cluster");
  expect(cluster?.total).toBeNull();
  expect(cluster?.lines.map((line) => line.usageType)).toEqual(["Multi-AZClusterUsage:db.r6g.2xlarge"]);
});

test("every option but Aurora says what it leaves out", async () => {
  for (const { id, excludes } of (await options(described)).values()) {
    expect(excludes.length > 0).toBe(id !== "aurora");
  }
});

test("line costs sum to the total", async () => {
  for (const { total, lines } of (await options(described)).values()) {
    if (total === null) continue;
    const summed = lines.reduce((sum, { cost }) => sum.plus(cost ?? 0), new Decimal(0));
    expect(summed.eq(total)).toBe(true);
  }
});

test("serverless capacity cannot be set beside RDS", async () => {
  const serverless = { ...described, instances: [{ class: "db.serverless", acu: 4 }] };
  await expect(options(serverless)).rejects.toThrow("needs provisioned instances only");
});
