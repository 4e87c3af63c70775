// @vitest-environment happy-dom
import {
  compareProxy,
  compareReaders,
  compareServerless,
  compareStorage,
  loadPriceBook,
  parseCluster,
} from "@aurora-cost/core";
import type { AuroraCostChange } from "@aurora-cost/widget";
import "@aurora-cost/widget";
import { afterEach, describe, expect, test, vi } from "vitest";

afterEach(() => {
  document.body.replaceChildren();
  location.hash = "";
});

interface Shown {
  readonly element: HTMLElement;
  readonly details: readonly AuroraCostChange[];
  readonly text: (selector: string) => string;
  readonly set: (field: string, value: string) => void;
  readonly shows: (selector: string, text: string) => Promise<void>;
}

async function show(attributes: Readonly<Record<string, string>>): Promise<Shown> {
  const element = document.createElement("aurora-cost");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const details: AuroraCostChange[] = [];
  element.addEventListener("aurora-cost-change", (event) => {
    details.push(event.detail);
  });
  document.body.append(element);
  const find = (selector: string): Element | null => element.shadowRoot?.querySelector(selector) ?? null;
  const text = (selector: string): string => find(selector)?.textContent ?? "";
  const shows = async (selector: string, wanted: string): Promise<void> =>
    vi.waitFor(() => expect(text(selector)).toContain(wanted), { timeout: 8000 });
  await vi.waitFor(() => expect(find(".verdict, .error")).not.toBeNull(), { timeout: 8000 });
  const set = (field: string, value: string): void => {
    const input = find(`#${field}`);
    if (!(input instanceof HTMLInputElement) && !(input instanceof HTMLSelectElement)) throw new Error(field);
    if (input.type === "checkbox") {
      input.click();
      return;
    }
    input.value = value;
    input.dispatchEvent(new Event(input instanceof HTMLInputElement ? "input" : "change", { bubbles: true }));
  };
  return { element, details, text, set, shows };
}

/** As a program reads it: decimals as strings. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const book = await loadPriceBook(["us-east-1", "us-west-2"]);
const base = { region: "us-east-1", engine: "aurora-postgresql" };

describe("each panel gives what core, and so the command line, gives for the same description", () => {
  test("serverless", async () => {
    const { details, set, shows } = await show({ view: "serverless" });
    set("peakAcu", "10");
    set("minAcu", "0");
    await shows("label[for=zeroEtl]", "Zero-ETL");
    set("secondsUntilAutoPause", "600");
    set("zeroEtl", "yes");
    await shows(".blockers", "zero-ETL integration keeps the writer awake");
    const cluster = parseCluster({
      ...base,
      instances: [{ class: "db.r6g.large" }],
      storage: { gb: 150 },
      io: { requestsPerMonth: 100_000_000 },
      load: { profile: "office-hours", baseAcu: 1, peakAcu: 10 },
      serverlessV2: { minAcu: 0, maxAcu: 16, secondsUntilAutoPause: 600 },
      features: { logicalReplication: false, zeroEtl: true },
    });
    await vi.waitFor(() => expect(plain(details.at(-1)?.serverless)).toEqual(plain(compareServerless(cluster, book))));
  });

  test("readers", async () => {
    const { details, set, shows } = await show({ view: "readers", region: "us-west-2" });
    set("readers", "3");
    await shows(".priced", "3 × reader");
    const cluster = parseCluster({
      ...base,
      region: "us-west-2",
      instances: [
        { class: "db.r6g.large", role: "writer" },
        { class: "db.r6g.large", role: "reader", count: 3 },
      ],
      storage: { gb: 150 },
      io: { readsPerSecond: 400, writesPerSecond: 100 },
      load: { profile: "office-hours", baseAcu: 1, peakAcu: 12, readShare: "0.7" },
    });
    await vi.waitFor(() => expect(plain(details.at(-1)?.readers)).toEqual(plain(compareReaders(cluster, book))));
  });

  test("proxy", async () => {
    const { details, set, shows } = await show({ view: "proxy" });
    set("clients", "servers");
    await shows("label[for=poolSize]", "pool");
    set("poolSize", "60");
    const cluster = parseCluster({
      ...base,
      instances: [
        { class: "db.r6g.large", role: "writer" },
        { class: "db.r6g.large", role: "reader" },
      ],
      connections: { appInstances: 20, poolSize: 60, transactionsPerSecond: 1500, secondsPerTransaction: "0.02" },
    });
    await vi.waitFor(() => expect(plain(details.at(-1)?.proxy)).toEqual(plain(compareProxy(cluster, book))));
  });

  test("storage, but for rules that its form cannot break", async () => {
    const { details, set } = await show({ view: "storage" });
    set("storageGb", "800");
    const cluster = parseCluster({
      ...base,
      instances: [
        { class: "db.r6g.2xlarge", role: "writer" },
        { class: "db.r6g.2xlarge", role: "reader" },
      ],
      storage: { gb: 800 },
      io: { requestsPerMonth: 2_500_000_000 },
    });
    const { findings: _, ...expected } = compareStorage(cluster, book);
    await vi.waitFor(() => expect(plain(details.at(-1)?.storage)).toMatchObject(Object(plain(expected))));
  });
});

describe("proxy", () => {
  test("says what its minimum is, and that AWS leaves open for what it holds", async () => {
    const { text, set, shows } = await show({ view: "proxy" });
    set("instanceClass", "db.serverless");
    await shows("label[for=minAcu]", "Minimum capacity");
    await shows(".rule", "AWS does not say");
    expect(text("[part=facts]")).toContain("$87.60");
  });
});

describe("all", () => {
  test("carries what was typed to the next tab", async () => {
    const { set, shows, element } = await show({ view: "all" });
    set("instanceClass", "db.r6g.4xlarge");
    await shows(".priced", "db.r6g.4xlarge");
    element.shadowRoot?.querySelector<HTMLElement>("#tab-readers")?.click();
    await shows("h2", "How many readers?");
    const value = (): unknown => element.shadowRoot?.querySelector<HTMLInputElement>("#instanceClass")?.value;
    await vi.waitFor(() => expect(value()).toBe("db.r6g.4xlarge"));
  });
});

describe("a link", () => {
  test("brings its state, in the reader's locale, and says what it could not take", async () => {
    location.hash = "#ac1?view=storage&storageGb=12.5&ioMillions=-4&instances=99&evil=%3Cimg%3E&book=2026-01-01";
    const { text, element } = await show({ view: "storage", lang: "de" });
    const value = (id: string): string | undefined =>
      element.shadowRoot?.querySelector<HTMLInputElement>(`#${id}`)?.value;
    expect([value("storageGb"), value("ioMillions"), value("instances")]).toEqual(["12,5", "2500", "16"]);
    const notices = [...(element.shadowRoot?.querySelectorAll(".panel > .notice") ?? [])].map((one) => one.textContent);
    expect(notices[0]).toContain("ioMillions, instances, evil");
    expect(notices[1]).toContain("prices of 2026-01-01");
    expect(text("[part=result]")).not.toContain("<img>");
  });

  test("to another view is not taken", async () => {
    location.hash = "#ac1?view=proxy&region=us-west-2";
    const { text } = await show({ view: "storage" });
    expect(text(".priced")).toContain("us-east-1");
  });

  test("to one of several is taken by that one, and followed when it changes", async () => {
    location.hash = "#ac1.second?view=storage&storageGb=700";
    const first = await show({ view: "storage" });
    const second = await show({ view: "storage", id: "second" });
    expect(first.text(".priced")).toContain("150 GB");
    expect(second.text(".priced")).toContain("700 GB");
    location.hash = "#ac1?view=storage&storageGb=900";
    window.dispatchEvent(new Event("hashchange"));
    await first.shows(".priced", "900 GB");
  });

  test("may stand in the attribute", async () => {
    const { text } = await show({ view: "readers", state: "ac1?view=readers&readers=4" });
    expect(text(".priced")).toContain("4 × reader");
  });

  test("opens its tab", async () => {
    location.hash = "#ac1?view=proxy&peakConnections=7&clients=peak";
    const { element } = await show({ view: "all" });
    expect(element.shadowRoot?.querySelector<HTMLInputElement>("#peakConnections")?.value).toBe("7");
  });
});

describe("stale prices", () => {
  test("are told when the page names a later day", async () => {
    const { text } = await show({ view: "storage", "as-of": "2027-06-01" });
    expect(text(".book .old")).toContain("Older than 90 days on 2027-06-01");
    expect(text(".findings")).toContain("prices older than 90 days");
  });
});
