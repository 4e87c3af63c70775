import { afterAll, describe, expect, test } from "vitest";
import { at, documentOf, failureOf, folderWith, removeFolders, run, withoutHash, wrongNumbers } from "./run.ts";

afterAll(removeFolders);

const ORDERS = `# A busy shop
name: orders
region: us-east-1
engine: aurora-postgresql
instances:
  - { class: db.r6g.2xlarge, role: writer }
  - { class: db.r6g.2xlarge, role: reader }
storage: { gb: 800 }
io: { requestsPerMonth: 1200000000 }
backup: { billedGb: 100 }
`;
/** In a Region without prices. */
const FAR = { region: "mx-central-1", engine: "aurora-postgresql", instances: [{ class: "db.r6g.large" }] };
/** The Region has prices, the class has none. */
const ODD_CLASS = {
  region: "us-east-1",
  engine: "aurora-postgresql",
  instances: [{ class: "db.z9.large" }],
  storage: { gb: 10 },
};

describe("estimate", () => {
  test("prices a YAML file line by line", async () => {
    const cwd = folderWith({ "orders.yaml": ORDERS });
    const { status, stdout, stderr } = await run(["estimate", "orders.yaml"], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    await expect(stdout).toMatchFileSnapshot("golden/estimate-orders.txt");
  });

  test("shows with --explain what findings only explain", async () => {
    const cwd = folderWith({ "orders.yaml": ORDERS });
    const plain = await run(["estimate", "orders.yaml"], { cwd });
    const explained = await run(["estimate", "orders.yaml", "--explain"], { cwd });
    expect(plain.stdout).toContain("4 notes: --explain shows them");
    expect(plain.stdout).not.toContain("info ");
    expect(explained.stdout.match(/^info [A-Z]+-\d+: /gm)).toHaveLength(4);
    expect(explained.stdout).not.toContain("--explain");
  });

  test("prices the same to the last digit as JSON", async () => {
    const cwd = folderWith({ "orders.yaml": ORDERS });
    const result = await run(["estimate", "orders.yaml", "--format", "json"], { cwd });
    const document = documentOf(result);
    // 2 × 730 × 1.038 + 800 × 0.1 + 1,200,000,000 × 0.0000002 + 100 × 0.021
    expect(document).toMatchObject({
      schemaVersion: 1,
      name: "orders",
      total: "1837.58",
      complete: true,
      unpriced: [],
    });
    expect(wrongNumbers(document)).toEqual([]);
    await expect(withoutHash(result.stdout)).toMatchFileSnapshot("golden/estimate-orders.json");
  });

  test("reads JSON from standard input", async () => {
    const input = JSON.stringify({
      region: "us-east-1",
      engine: "aurora-mysql",
      instances: [{ class: "db.r6g.large" }],
    });
    const document = documentOf(await run(["estimate", "-", "--format", "json"], { input }));
    expect(document).toMatchObject({ name: null, engine: "aurora-mysql", total: "189.8" });
  });

  test.each([
    ["a Region without prices", FAR, "0", ["InstanceUsage:db.r6g.large"]],
    ["a class without a price", ODD_CLASS, "1", ["InstanceUsage:db.z9.large"]],
  ])("of %s is a subtotal with one warning", async (_, cluster, total, unpriced) => {
    const input = JSON.stringify(cluster);
    const result = await run(["estimate", "-", "--format", "json"], { input });
    const document = documentOf(result);
    expect(document).toMatchObject({ complete: false, total, unpriced: unpriced.map((usageType) => ({ usageType })) });
    expect(result.stderr.split("\n")).toHaveLength(2);
    expect(result.stderr).toMatch(/^aurora-cost: warning: /);
    for (const name of [...unpriced, cluster.region, "--prices", "index.json or index.csv of AmazonRDS"]) {
      expect(result.stderr).toContain(name);
    }
  });

  test("names each missing price once, and the Region that was probably meant", async () => {
    const input = JSON.stringify({
      region: "us-eest-1",
      engine: "aurora-mysql",
      instances: [{ class: "db.r6g.large" }, { class: "db.r6g.large", role: "reader" }],
    });
    const { stderr } = await run(["estimate", "-"], { input });
    expect(stderr.match(/InstanceUsage:db\.r6g\.large/g)).toHaveLength(1);
    expect(stderr).toContain("(us-eest-1 is no known Region; did you mean us-east-1?)");
  });

  test("says in the table, too, what has no price", async () => {
    const { status, stdout } = await run(["estimate", "-"], { input: JSON.stringify(ODD_CLASS) });
    expect(status).toBe(0);
    await expect(stdout).toMatchFileSnapshot("golden/estimate-unpriced.txt");
  });

  test("takes the user's own prices", async () => {
    const prices = { "InstanceUsage:db.z9.large": "2" };
    const input = JSON.stringify({ ...ODD_CLASS, prices });
    const document = documentOf(await run(["estimate", "-", "--format", "json"], { input }));
    expect(document).toMatchObject({ complete: true, total: "1461" });
    expect(at(document, "lines", 0, "source", "status")).toBe("override");
  });

  test("takes the user's own price file", async () => {
    const prices = [
      {
        usageType: "InstanceUsage:db.r6g.large",
        engine: "aurora-postgresql",
        unit: "Hours",
        unitPrice: "3",
        status: "listed",
        date: "2026-11-01",
        source: 0,
      },
    ];
    const book = { region: "mx-central-1", currency: "USD", sources: ["our own list"], prices };
    const cwd = folderWith({ "prices.json": JSON.stringify(book) });
    const result = await run(["estimate", "-", "--format", "json", "--prices", "prices.json"], {
      cwd,
      input: JSON.stringify(FAR),
    });
    expect(documentOf(result)).toMatchObject({ complete: true, total: "2190", priceBook: { id: "prices.json" } });
  });

  test("writes to a file and leaves stdout to others", async () => {
    const cwd = folderWith({ "orders.yaml": ORDERS });
    const result = await run(["estimate", "orders.yaml", "--format", "json", "--out", "total.json"], { cwd });
    expect(result).toEqual({ status: 0, stdout: "", stderr: "" });
    const again = await run(["estimate", "orders.yaml", "--format", "json"], { cwd });
    const { readFile } = await import("node:fs/promises");
    expect(await readFile(`${cwd}/total.json`, "utf8")).toBe(again.stdout);
  });
});

const failing = async (text: string): Promise<Awaited<ReturnType<typeof run>>> =>
  run(["estimate", "bad.yaml"], { cwd: folderWith({ "bad.yaml": text }) });

test("in a key names file, line, column and the nearest key", async () => {
  expect(failureOf(await failing(ORDERS.replace("storage:", "sotrage:")))).toMatch(/bad\.yaml:8:1: .*sotrage.*storage/);
});

describe("a description that is wrong", () => {
  test("in a key of a list's item does so, too", async () => {
    const text = ORDERS.replace("role: reader", "roll: reader");
    expect(failureOf(await failing(text))).toMatch(/bad\.yaml:7:\d+: .*roll.*role/);
  });

  test.each([
    ["a value of the wrong kind", ORDERS.replace("gb: 800", "gb: plenty"), /bad\.yaml:8:\d+: .*gb/],
    ["a number below 0", ORDERS.replace("gb: 800", "gb: -1"), /bad\.yaml:8:\d+/],
    [
      "an engine that is none",
      ORDERS.replace("aurora-postgresql", "postgresql"),
      /bad\.yaml:4:\d+: .*aurora-postgresql/,
    ],
    ["a missing Region", ORDERS.replace("region: us-east-1\n", ""), /bad\.yaml.*region/],
    ["broken YAML", "region: [us-east-1\nengine: x\n", /bad\.yaml:\d+:\d+: /],
    ["broken JSON", '{"region": "us-east-1",,}', /bad\.yaml:1:\d+: /],
    ["an empty file", "", /bad\.yaml: empty file/],
    ["a list", "- one\n- two\n", /bad\.yaml/],
    ["a text", "hello", /bad\.yaml/],
  ])("in %s is one line with its place", async (_, text, message) => {
    expect(failureOf(await failing(text))).toMatch(message);
  });

  test.each([
    [
      "a class whose vCPUs nobody knows",
      "region: us-east-1\nengine: aurora-mysql\ninstances: [{ class: db.r66g.large }]\nproxy: {}\n",
      /bad\.yaml: .*db\.r66g\.large.*db\.r6g\.large/,
    ],
    [
      "serverless v1 on I/O-Optimized",
      "region: us-east-1\nengine: aurora-mysql\nstorageConfiguration: io-optimized\nserverlessV1: { acu: 1 }\n",
      /bad\.yaml: .*serverless-v1/,
    ],
    [
      "two currencies",
      "region: cn-north-1\nengine: aurora-mysql\ninstances: [{ class: db.r6g.large }]\nglobalDatabase: { secondaries: [{ region: us-east-1 }] }\n",
      /bad\.yaml: us-east-1 is not billed in CNY/,
    ],
  ])("in %s is one line with its file", async (_, text, message) => {
    expect(failureOf(await failing(text))).toMatch(message);
  });

  test("in its name is one line", async () => {
    expect(failureOf(await run(["estimate", "nowhere.yaml"]))).toMatch("nowhere.yaml: no such file");
  });

  test("in its price file is one line that names the file", async () => {
    const cwd = folderWith({ "orders.yaml": ORDERS, "prices.json": '{"region": 5}', "broken.json": "{" });
    expect(failureOf(await run(["estimate", "orders.yaml", "--prices", "prices.json"], { cwd }))).toMatch(
      "prices.json: ",
    );
    expect(failureOf(await run(["estimate", "orders.yaml", "--prices", "broken.json"], { cwd }))).toMatch(
      "broken.json: not JSON",
    );
    expect(failureOf(await run(["estimate", "orders.yaml", "--prices", "none.json"], { cwd }))).toMatch(
      "none.json: no such file",
    );
  });

  test("in where its result goes is one line", async () => {
    const cwd = folderWith({ "orders.yaml": ORDERS });
    expect(failureOf(await run(["estimate", "orders.yaml", "--out", "no/such/folder.json"], { cwd }))).toMatch(
      "no/such/folder.json",
    );
  });
});

describe("compare --by storage", () => {
  test("prints both configurations and the break-even", async () => {
    const cwd = folderWith({ "orders.yaml": ORDERS });
    const { status, stdout, stderr } = await run(["compare", "orders.yaml", "--by", "storage"], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    await expect(stdout).toMatchFileSnapshot("golden/compare-orders.txt");
  });

  test("solves the break-even exactly as JSON", async () => {
    const cwd = folderWith({ "orders.yaml": ORDERS });
    const result = await run(["compare", "orders.yaml", "--by", "storage", "--format", "json"], { cwd });
    const document = documentOf(result);
    // 1460 × (1.349 − 1.038) + 800 × 0.125 = 554.06; ÷ 0.0000002. I/O is 240: 314.06 too little.
    expect(at(document, "storage")).toMatchObject({
      recommended: "standard",
      savingsPerMonth: "-314.06",
      breakEven: { ioRequestsPerMonth: "2770300000", ioCost: "554.06" },
      options: [
        { id: "standard", total: "1837.58" },
        { id: "io-optimized", total: "2151.64" },
      ],
    });
    expect(wrongNumbers(document)).toEqual([]);
    await expect(withoutHash(result.stdout)).toMatchFileSnapshot("golden/compare-orders.json");
  });

  test.each([
    ["a Region without prices", FAR, "InstanceUsage:db.r6g.large"],
    ["a class without a price", ODD_CLASS, "InstanceUsage:db.z9.large"],
  ])("stops at %s, and says how to mend it", async (_, cluster, usageType) => {
    const result = await run(["compare", "-", "--by", "storage", "--format", "json"], {
      input: JSON.stringify(cluster),
    });
    const failure = failureOf(result);
    for (const part of [usageType, cluster.region, "prices:", "--prices"]) expect(failure).toContain(part);
  });

  test("of two equal totals recommends what there is", async () => {
    const equal = {
      region: "us-east-1",
      engine: "aurora-postgresql",
      instances: [{ class: "db.r6g.large" }],
      prices: { "InstanceUsageIOOptimized:db.r6g.large": "0.26" },
    };
    for (const storageConfiguration of ["standard", "io-optimized"]) {
      const input = JSON.stringify({ ...equal, storageConfiguration });
      const document = documentOf(await run(["compare", "-", "--by", "storage", "--format", "json"], { input }));
      expect(at(document, "storage")).toMatchObject({
        recommended: storageConfiguration,
        savingsPerMonth: "0",
        breakEven: { ioRequestsPerMonth: "0", reason: "always-cheaper" },
      });
    }
  });
});
