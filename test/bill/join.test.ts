import { type ClusterReport, type Inventory, NO_INVENTORY, readInventory } from "@aurora-cost/core";
import { describe, expect, test } from "vitest";
import {
  type BillLine,
  clusterArn,
  curLegacyBill,
  daysFrom,
  inEach,
  instanceArn,
  type Period,
  writeBill,
} from "../fixtures/bill.ts";
import { analyse, buckets, type Options, onlyCluster, type Result } from "./analyse.ts";

const WEEK = daysFrom("2026-09-01", 7);
const POSTGRESQL = { operation: "CreateDBInstance:0021", engine: "Aurora PostgreSQL" } as const;
const MYSQL = { operation: "CreateDBInstance:0016", engine: "Aurora MySQL" } as const;
/** What storage rows of Aurora MySQL tell of their engine. */
const ANY = { operation: "CreateDBInstance", engine: "Any" } as const;

type Line = Omit<BillLine, "start" | "end">;

function instance(name: string, line: Partial<Line> = {}): Line {
  return {
    ...POSTGRESQL,
    usageType: "InstanceUsage:db.r6g.large",
    resource: instanceArn(name, line.region, line.account),
    quantity: "24",
    cost: "6.24",
    ...line,
  };
}

function volume(id: string, line: Partial<Line> = {}): Line {
  return {
    ...POSTGRESQL,
    usageType: "Aurora:StorageUsage",
    resource: clusterArn(id, line.region, line.account),
    quantity: "1",
    cost: "0.1",
    ...line,
  };
}

const IO_OPTIMIZED_INSTANCE = { usageType: "InstanceUsageIOOptimized:db.r6g.large", cost: "8.112" };
const IO_OPTIMIZED_VOLUME = { usageType: "Aurora:IO-OptimizedStorageUsage", cost: "0.225" };

function bill(lines: readonly Line[], options: Options = {}, periods: readonly Period[] = WEEK): Result {
  return joined(inEach(periods, lines), options);
}

function joined(lines: readonly BillLine[], options: Options = {}): Result {
  const result = analyse([writeBill(curLegacyBill, lines)], options);
  expect(result.report.reconciliation.difference.toString()).toBe("0");
  return result;
}

/** Who is with whom, and how that is known. */
function fleet(result: Result): Readonly<Record<string, string>> {
  return Object.fromEntries(result.report.clusters.map((cluster) => [cluster.name, spell(cluster)]));
}

function spell(cluster: ClusterReport): string {
  const names = cluster.members.map((arn) => arn.split(":").at(-1) ?? "").sort();
  return `${cluster.joinedBy}: ${names.join(" ")}`;
}

function describedCluster(name: string, id: string, extra: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    DBClusterIdentifier: name,
    DbClusterResourceId: `cluster-${id}`,
    DBClusterArn: `arn:aws:rds:us-east-1:111122223333:cluster:${name}`,
    Engine: "aurora-postgresql",
    EngineVersion: "16.4",
    ...extra,
  };
}

function members(...names: readonly string[]): Readonly<Record<string, unknown>> {
  return { DBClusterMembers: names.map((name) => ({ DBInstanceIdentifier: name, IsClusterWriter: true })) };
}

function inventoryOf(...clusters: readonly unknown[]): Inventory {
  return readInventory([{ DBClusters: clusters }]);
}

/** Two clusters that nothing in the bill tells apart. */
const TWO: readonly Line[] = [
  volume("AAAA"),
  volume("BBBB"),
  instance("alpha-1"),
  instance("alpha-2"),
  instance("beta-1"),
];

describe("one candidate", () => {
  test("takes all instances of its account, Region, engine and configuration", () => {
    const result = bill([volume("AAAA"), instance("orders-1"), instance("orders-2")]);
    expect(fleet(result)).toEqual({ "cluster-AAAA": "single-candidate: orders-1 orders-2" });
    expect(onlyCluster(result)).toMatchObject({
      id: clusterArn("AAAA"),
      account: "111122223333",
      region: "us-east-1",
      engine: "aurora-postgresql",
      storageConfiguration: "standard",
    });
  });

  test.each<[string, Partial<Line>]>([
    ["account", { account: "444455556666" }],
    ["Region", { region: "eu-west-2" }],
    ["engine", MYSQL],
  ])("is none in another %s", (_, elsewhere) => {
    const result = bill([volume("AAAA"), instance("far-1", elsewhere), instance("near-1")]);
    expect(fleet(result)["cluster-AAAA"]).toBe("single-candidate: near-1");
    expect(result.report.clusters.filter((cluster) => cluster.joinedBy === "group")).toHaveLength(1);
  });

  test("is told by the storage configuration where there is one of each", () => {
    const result = bill([
      volume("AAAA"),
      volume("BBBB", IO_OPTIMIZED_VOLUME),
      instance("b-1", IO_OPTIMIZED_INSTANCE),
      instance("a-1"),
    ]);
    expect(fleet(result)).toEqual({
      "cluster-AAAA": "single-candidate: a-1",
      "cluster-BBBB": "single-candidate: b-1",
    });
  });

  test("is told by the hours when one cluster followed another", () => {
    const first = inEach(daysFrom("2026-09-01", 5), [volume("AAAA"), instance("a-1")]);
    const second = inEach(daysFrom("2026-09-10", 5), [volume("BBBB"), instance("b-1")]);
    expect(fleet(joined([...first, ...second]))).toEqual({
      "cluster-AAAA": "single-candidate: a-1",
      "cluster-BBBB": "single-candidate: b-1",
    });
  });

  test("of Aurora MySQL, whose storage tells no engine, takes instances of Aurora MySQL only", () => {
    const result = bill([volume("AAAA", ANY), volume("BBBB"), instance("my-1", MYSQL), instance("pg-1")]);
    expect(fleet(result)).toEqual({
      "cluster-AAAA": "single-candidate: my-1",
      "cluster-BBBB": "single-candidate: pg-1",
    });
    expect(onlyCluster(result, "cluster-AAAA").engine).toBe("aurora-mysql");
  });

  test("keeps an instance's backup, transfer and credits with it", () => {
    const small = { quantity: "1", cost: "0.5" };
    const result = bill([
      volume("AAAA"),
      instance("a-1"),
      volume("AAAA", { usageType: "Aurora:BackupUsage", ...small }),
      instance("a-1", { usageType: "DataTransfer-Out-Bytes", ...small }),
      instance("a-1", { usageType: "CPUCredits:db.t4g", ...small }),
    ]);
    const { costs } = onlyCluster(result);
    expect([costs.backup, costs.other].map(String)).toEqual(["3.5", "7"]);
  });
});

describe("without a cluster to belong to", () => {
  test("an instance stands in a group, and so does its money", () => {
    const result = bill([instance("lost-1")]);
    expect(fleet(result)).toEqual({
      "111122223333/us-east-1/aurora-postgresql/standard": "group: lost-1",
    });
    expect(buckets(result)).toMatchObject({ attributed: "0", grouped: "43.68" });
    expect(result.report.totals.clusters).toBe(0);
  });

  test("storage alone is a cluster without instances", () => {
    const result = bill([volume("AAAA")]);
    expect(onlyCluster(result)).toMatchObject({ members: [], verdict: "undetermined" });
    expect(onlyCluster(result).reasons).toContain("no-instances");
  });

  test("a manual snapshot is set aside as one", () => {
    const resource = "arn:aws:rds:us-east-1:111122223333:cluster-snapshot:before";
    const result = bill([volume("AAAA", { usageType: "Aurora:BackupUsage", resource })]);
    expect(buckets(result)).toMatchObject({ snapshot: "0.7 in 7" });
  });
});

describe("several candidates", () => {
  const result = bill(TWO);

  test("make a group with an id of its place, and no cluster", () => {
    const group = onlyCluster(result);
    expect(group.id).toBe("group:111122223333/us-east-1/aurora-postgresql/standard");
    expect(group.joinedBy).toBe("group");
    expect([...group.members].sort()).toEqual(
      [
        clusterArn("AAAA"),
        clusterArn("BBBB"),
        instanceArn("alpha-1"),
        instanceArn("alpha-2"),
        instanceArn("beta-1"),
      ].sort(),
    );
  });

  test("leave the verdict open, for the reason that it is a group", () => {
    expect(onlyCluster(result)).toMatchObject({ verdict: "undetermined" });
    expect(onlyCluster(result).reasons[0]).toBe("group");
    expect(onlyCluster(result).breakEven).not.toBeNull();
  });

  test("count as grouped, not as clusters", () => {
    expect(buckets(result)).toEqual({ attributed: "0", grouped: "132.44" });
    expect(result.report.totals.clusters).toBe(0);
    expect(result.report.totals.cost.toString()).toBe("132.44");
  });

  test("in both configurations make a group of each", () => {
    const both = bill([
      ...TWO,
      volume("CCCC", IO_OPTIMIZED_VOLUME),
      volume("DDDD", IO_OPTIMIZED_VOLUME),
      instance("c-1", IO_OPTIMIZED_INSTANCE),
    ]);
    expect(Object.keys(fleet(both)).sort()).toEqual([
      "111122223333/us-east-1/aurora-postgresql/io-optimized",
      "111122223333/us-east-1/aurora-postgresql/standard",
    ]);
  });

  test("stand last in the report, behind clusters that cost less", () => {
    const far = { region: "eu-west-2" };
    const sorted = bill([...TWO, volume("EEEE", far), instance("e-1", far)]);
    expect(sorted.report.clusters.map((cluster) => cluster.joinedBy)).toEqual(["single-candidate", "group"]);
  });
});

describe("a map", () => {
  test.each([
    ["resource ids", "cluster-AAAA", "cluster-BBBB"],
    ["ARNs", clusterArn("AAAA"), clusterArn("BBBB")],
  ])("names clusters by %s", (_, alpha, beta) => {
    const map = new Map([
      ["alpha-1", alpha],
      [instanceArn("alpha-2"), alpha],
      ["beta-1", beta],
    ]);
    expect(fleet(bill(TWO, { map }))).toEqual({
      "cluster-AAAA": "map: alpha-1 alpha-2",
      "cluster-BBBB": "map: beta-1",
    });
  });

  test("names a cluster whose storage is not in the bill", () => {
    const result = bill([instance("a-1")], { map: new Map([["a-1", "archive"]]) });
    expect(fleet(result)).toEqual({ archive: "map: a-1" });
    expect(onlyCluster(result).id).toBe("arn:aws:rds:us-east-1:111122223333:cluster:archive");
  });

  test("that leaves instances out leaves them to the next step", () => {
    const map = new Map([
      ["alpha-1", "cluster-AAAA"],
      ["alpha-2", "cluster-AAAA"],
    ]);
    expect(fleet(bill(TWO, { map }))).toEqual({
      "cluster-AAAA": "map: alpha-1 alpha-2",
      "cluster-BBBB": "single-candidate: beta-1",
    });
  });

  test("comes before inventory and tag", () => {
    const inventory = inventoryOf(
      describedCluster("alpha", "AAAA", members("alpha-1", "alpha-2")),
      describedCluster("beta", "BBBB", members("beta-1")),
    );
    const map = new Map([["alpha-2", "beta"]]);
    expect(fleet(bill(TWO, { inventory, map }))).toEqual({
      alpha: "inventory: alpha-1",
      beta: "map: alpha-2 beta-1",
    });
  });
});

describe("an inventory", () => {
  const alpha = describedCluster("alpha", "AAAA", members("alpha-1", "alpha-2"));
  const beta = describedCluster("beta", "BBBB", members("beta-1"));
  const told = { alpha: "inventory: alpha-1 alpha-2", beta: "inventory: beta-1" };

  test("of clusters tells names and members", () => {
    const result = bill(TWO, { inventory: inventoryOf(alpha, beta) });
    expect(fleet(result)).toEqual(told);
    expect(result.report.clusters.map((cluster) => cluster.id).sort()).toEqual([
      clusterArn("AAAA"),
      clusterArn("BBBB"),
    ]);
  });

  test("that lists a cluster twice is read once, with the members of both", () => {
    const again = describedCluster("alpha", "AAAA", members("alpha-2"));
    const first = describedCluster("alpha", "AAAA", members("alpha-1"));
    expect(fleet(bill(TWO, { inventory: inventoryOf(first, beta, again) }))).toEqual(told);
  });

  test("of instances tells members where the clusters' own list lacks them", () => {
    const bare = [describedCluster("alpha", "AAAA"), describedCluster("beta", "BBBB")];
    const instances = ["alpha-1", "alpha-2", "beta-1"].map((name) => ({
      DBInstanceIdentifier: name,
      DBInstanceArn: instanceArn(name),
      DBClusterIdentifier: name.split("-")[0],
      Engine: "aurora-postgresql",
    }));
    const inventory = readInventory([{ DBInstances: instances }, { DBClusters: bare }]);
    expect(fleet(bill(TWO, { inventory }))).toEqual(told);
  });

  test("in pages, and as the answer to a creation, reads alike", () => {
    const pages = [{ DBClusters: [alpha], Marker: "next" }, { DBCluster: beta }];
    expect(fleet(bill(TWO, { inventory: readInventory([pages]) }))).toEqual(told);
  });

  test("knows storage whatever the case of its id", () => {
    const lower = [
      describedCluster("alpha", "aaaa", members("alpha-1", "alpha-2")),
      describedCluster("beta", "bbbb", members("beta-1")),
    ];
    expect(fleet(bill(TWO, { inventory: inventoryOf(...lower) }))).toEqual(told);
  });

  test("leaves a cluster that was deleted to be found by what is left", () => {
    expect(fleet(bill(TWO, { inventory: inventoryOf(alpha) }))).toEqual({
      alpha: told.alpha,
      "cluster-BBBB": "single-candidate: beta-1",
    });
  });

  test("of a cluster that the bill does not know changes nothing", () => {
    const quiet = describedCluster("quiet", "QQQQ", members("quiet-1"));
    expect(fleet(bill(TWO, { inventory: inventoryOf(alpha, beta, quiet) }))).toEqual(told);
  });

  test("lets an instance of the same name in another Region be another's", () => {
    const far = { region: "eu-west-2" };
    const result = bill([...TWO, instance("alpha-1", far)], { inventory: inventoryOf(alpha, beta) });
    expect(fleet(result)).toMatchObject(told);
    expect(result.report.clusters).toHaveLength(3);
  });

  test("names no cluster for an instance it does not list", () => {
    const result = bill([...TWO, instance("gone-1")], { inventory: inventoryOf(alpha, beta) });
    expect(fleet(result)).toEqual({
      ...told,
      "111122223333/us-east-1/aurora-postgresql/standard": "group: gone-1",
    });
    expect(result.report.hints.join()).toContain("gone-1");
  });

  test("leaves DocumentDB and Neptune out, which the same calls list", () => {
    const others = ["docdb", "neptune"].map((Engine) =>
      describedCluster(Engine, "AAAA", { Engine, ...members("alpha-1") }),
    );
    expect(inventoryOf(...others)).toEqual(NO_INVENTORY);
  });

  test("reads aurora as Aurora MySQL", () => {
    const [cluster] = inventoryOf(describedCluster("old", "OOOO", { Engine: "aurora" })).clusters;
    expect(cluster?.engine).toBe("aurora-mysql");
  });

  test("of another shape is refused", () => {
    expect(() => readInventory([{ DBClusters: [{ Engine: 5 }] }])).toThrow("DBClusterIdentifier");
  });

  test("comes before the tag", () => {
    const lines = TWO.map((line) => ({ ...line, tag: "one" }));
    expect(fleet(bill(lines, { inventory: inventoryOf(alpha, beta), tag: "cluster" }))).toEqual(told);
  });
});

describe("a tag", () => {
  const tags: Readonly<Record<string, string>> = {
    [clusterArn("AAAA")]: "alpha",
    [instanceArn("alpha-1")]: "alpha",
    [instanceArn("alpha-2")]: "alpha",
    [clusterArn("BBBB")]: "beta",
    [instanceArn("beta-1")]: "beta",
  };
  const tagged = TWO.map((line) => ({ ...line, tag: tags[line.resource ?? ""] ?? "" }));

  test("that instances and cluster share joins them", () => {
    expect(fleet(bill(tagged, { tag: "cluster" }))).toEqual({
      "cluster-AAAA": "tag: alpha-1 alpha-2",
      "cluster-BBBB": "tag: beta-1",
    });
  });

  test("nobody asked for joins nothing", () => {
    expect(onlyCluster(bill(tagged)).joinedBy).toBe("group");
  });

  test("that two clusters share joins nothing", () => {
    const same = TWO.map((line) => ({ ...line, tag: "team-a" }));
    expect(onlyCluster(bill(same, { tag: "cluster" })).joinedBy).toBe("group");
  });

  test("on some days only still joins", () => {
    const [first, ...rest] = WEEK;
    if (first === undefined) throw new Error("no week");
    const lines = [...inEach([first], tagged), ...inEach(rest, TWO)];
    expect(fleet(joined(lines, { tag: "cluster" }))).toEqual({
      "cluster-AAAA": "tag: alpha-1 alpha-2",
      "cluster-BBBB": "tag: beta-1",
    });
  });
});

describe("rows without resource ids", () => {
  const bare = TWO.map((line) => ({ ...line, resource: "" }));

  test("stand in one group of their account, Region, engine and configuration", () => {
    expect(fleet(bill(bare))).toEqual({
      "111122223333/us-east-1/aurora-postgresql/standard": "group: ",
    });
    expect(buckets(bill(bare))).toEqual({ attributed: "0", grouped: "132.44" });
  });

  test("do not mix engines: storage of PostgreSQL is none of MySQL", () => {
    const mixed = bill(
      [volume("AAAA"), volume("BBBB", ANY), instance("p", { cost: "10" }), instance("m", { ...MYSQL, cost: "20" })].map(
        (line) => ({ ...line, resource: "" }),
      ),
    );
    const costs = Object.fromEntries(
      mixed.report.clusters.map((cluster) => [cluster.engine, cluster.costs.compute.toString()]),
    );
    expect(costs).toEqual({ "aurora-postgresql": "70", "aurora-mysql": "140" });
  });
});

const serverless = (line: Partial<Line> = {}): Line => ({
  ...MYSQL,
  usageType: "Aurora:ServerlessUsage",
  resource: "arn:aws:rds:us-east-1:111122223333:cluster:legacy",
  quantity: "24",
  cost: "1.44",
  ...line,
});

describe("Serverless v1", () => {
  test("is a cluster by its name, which its rows carry", () => {
    const result = bill([serverless()]);
    expect(fleet(result)).toHaveProperty("legacy");
    expect(onlyCluster(result)).toMatchObject({
      verdict: "undetermined",
      reasons: ["not-offered", "incomplete-month"],
    });
  });

  test("finds its storage through the inventory's name", () => {
    const inventory = inventoryOf(describedCluster("legacy", "VVVV", { Engine: "aurora-mysql" }));
    const lines = [serverless(), volume("VVVV", ANY), volume("WWWW", ANY), instance("w-1", MYSQL)];
    const result = bill(lines, { inventory });
    expect(Object.keys(fleet(result)).sort()).toEqual(["cluster-WWWW", "legacy"]);
    expect(onlyCluster(result, "legacy").costs.storage.toString()).toBe("0.7");
  });

  test("in two accounts without resource ids loses neither", () => {
    const lines = ["111122223333", "444455556666"].map((account) => serverless({ account, resource: "" }));
    const result = analyse([writeBill(curLegacyBill, inEach(WEEK, lines))]);
    expect(result.report.reconciliation.difference.toString()).toBe("0");
  });
});

test("Serverless v1 of two engines without resource ids loses neither, and is no cluster by name", () => {
  const lines = [MYSQL, {}].map((engine) =>
    serverless({ operation: "CreateDBInstance:0021", ...engine, resource: "" }),
  );
  const { report } = analyse([writeBill(curLegacyBill, inEach(WEEK, lines))]);
  expect(report.reconciliation.difference.toString()).toBe("0");
  expect(report.clusters.map(({ joinedBy, costs }) => [joinedBy, costs.total.toString()])).toEqual([
    ["group", "10.08"],
    ["group", "10.08"],
  ]);
});

test("one resource id under two accounts loses neither's rows", () => {
  const lines = ["111122223333", "444455556666"].map((account) =>
    volume("AAAA", { account, resource: clusterArn("AAAA") }),
  );
  const result = analyse([writeBill(curLegacyBill, inEach(WEEK, lines))]);
  expect(result.report.reconciliation.difference.toString()).toBe("0");
});

test("one resource id under two Regions loses neither's rows", () => {
  const lines = [
    volume("AAAA", { region: "us-east-1" }),
    volume("AAAA", { region: "us-west-2", resource: clusterArn("AAAA") }),
  ];
  const result = analyse([writeBill(curLegacyBill, inEach(WEEK, lines))]);
  expect(result.report.reconciliation.difference.toString()).toBe("0");
});

describe("a cluster that was switched", () => {
  const before = inEach(daysFrom("2026-09-01", 8), [volume("AAAA"), instance("a-1")]);
  const after = inEach(daysFrom("2026-09-09", 8), [
    volume("AAAA", IO_OPTIMIZED_VOLUME),
    instance("a-1", IO_OPTIMIZED_INSTANCE),
  ]);

  test("is one cluster, mixed", () => {
    const result = joined([...before, ...after]);
    expect(fleet(result)).toEqual({ "cluster-AAAA": "single-candidate: a-1" });
    expect(onlyCluster(result)).toMatchObject({ storageConfiguration: "mixed", dataQuality: { days: 8 } });
  });

  test("beside one that stayed is a group rather than a guess", () => {
    const beside = inEach(daysFrom("2026-09-01", 16), [
      volume("BBBB", IO_OPTIMIZED_VOLUME),
      instance("b-1", IO_OPTIMIZED_INSTANCE),
    ]);
    expect(Object.keys(fleet(joined([...before, ...after, ...beside]))).sort()).toEqual([
      "111122223333/us-east-1/aurora-postgresql/io-optimized",
      "111122223333/us-east-1/aurora-postgresql/standard",
    ]);
  });
});

describe("rows that do not tell Aurora from plain RDS", () => {
  const silent = { operation: "CreateDBInstance", engine: "" };
  const unsure = [volume("AAAA", ANY), instance("a-1", silent), instance("wiki", silent)];

  test("are set aside as ambiguous", () => {
    expect(buckets(bill(unsure))).toEqual({
      attributed: "0.7",
      grouped: "0",
      "ambiguous-engine": "87.36 in 14",
    });
  });

  test("are settled by an inventory, either way", () => {
    const inventory = readInventory([
      { DBClusters: [describedCluster("alpha", "AAAA", { Engine: "aurora-mysql", ...members("a-1") })] },
      { DBInstances: [{ DBInstanceIdentifier: "wiki", DBInstanceArn: instanceArn("wiki"), Engine: "postgres" }] },
    ]);
    const result = bill(unsure, { inventory });
    expect(fleet(result)).toEqual({ alpha: "inventory: a-1" });
    expect(buckets(result)).toEqual({ attributed: "44.38", grouped: "0", "plain-rds": "43.68 in 7" });
  });

  test("are settled by a map", () => {
    const map = new Map([["a-1", "cluster-AAAA"]]);
    expect(buckets(bill(unsure, { map }))).toEqual({
      attributed: "44.38",
      grouped: "0",
      "ambiguous-engine": "43.68 in 7",
    });
  });

  test("follow the sure rows of the same instance", () => {
    const credits = instance("a-1", { ...silent, usageType: "CPUCredits:db.t4g", cost: "1" });
    const result = bill([volume("AAAA"), instance("a-1"), credits]);
    expect(onlyCluster(result).costs.other.toString()).toBe("7");
  });
});
