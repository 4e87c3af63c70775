// @vitest-environment happy-dom
import { charges, Decimal, findPrice, loadPriceBook, PRICED_REGIONS, type StorageComparison } from "@aurora-cost/core";
import "@aurora-cost/widget";
import { afterEach, describe, expect, test, vi } from "vitest";

afterEach(() => {
  document.body.replaceChildren();
});

interface Panel {
  readonly element: HTMLElement;
  readonly comparisons: readonly StorageComparison[];
  readonly text: (selector: string) => string;
  readonly type: (field: string, value: string) => void;
  /** Waits until the text is there. */
  readonly shows: (selector: string, text: string) => Promise<void>;
}

async function panel(attributes: Readonly<Record<string, string>> = {}): Promise<Panel> {
  const element = document.createElement("aurora-cost");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const comparisons: StorageComparison[] = [];
  document.body.addEventListener("aurora-cost-change", (event) => {
    const { storage } = event.detail;
    if (event.target === element && storage !== undefined) comparisons.push(storage);
  });
  document.body.append(element);
  const find = (selector: string): Element | null => element.shadowRoot?.querySelector(selector) ?? null;
  const text = (selector: string): string => find(selector)?.textContent ?? "";
  const shows = async (selector: string, wanted: string): Promise<void> =>
    vi.waitFor(() => expect(text(selector)).toContain(wanted), { timeout: 5000 });
  await vi.waitFor(() => expect(find(".verdict, .error")).not.toBeNull(), { timeout: 5000 });
  return {
    element,
    comparisons,
    text,
    shows,
    type: (field, value) => {
      const input = find(`#${field}`);
      if (!(input instanceof HTMLInputElement) && !(input instanceof HTMLSelectElement)) throw new Error(field);
      input.value = value;
      input.dispatchEvent(new Event(input instanceof HTMLInputElement ? "input" : "change", { bubbles: true }));
    },
  };
}

describe("the result", () => {
  test("two db.r6g.2xlarge with 150 GB break even at 2,364,050,000 requests a month", async () => {
    const { text } = await panel();
    expect(text("[part=break-even]")).toBe("2,364,050,000");
    expect(text("dl")).toContain("899.56");
    expect(text(".rule")).toContain("the exact point is 23.60%");
  });

  test("tells both totals, the recommendation and the date of the prices", async () => {
    const { element, text } = await panel();
    const totals = [...(element.shadowRoot?.querySelectorAll("[part=total]") ?? [])];
    expect(totals.map((total) => total.textContent)).toEqual(["$2,030.48 a month", "$2,003.29 a month"]);
    expect(text(".verdict")).toBe("Aurora I/O-Optimized saves $27.19 a month.");
    expect(text(".book")).toMatch(/published \d{4}-\d{2}-\d{2}/);
  });

  test("says where the 25% rule picks the dearer configuration, and only there", async () => {
    const { text, type, shows } = await panel();
    expect(text(".rule")).toContain("dearer");
    type("ioMillions", "9000");
    await shows(".verdict", "I/O-Optimized saves");
    await vi.waitFor(() => expect(text(".rule")).not.toContain("dearer"));
  });

  test("the proof names quantity, price, cost, SKU and date of each line", async () => {
    const { text } = await panel();
    expect(text(".proof li")).toBe(
      "db.r6g.2xlarge, writer730 Hours × $1.038 = $757.74InstanceUsage:db.r6g.2xlarge, SKU JAHSHHGJMS588E94" +
        "AWS price list AmazonRDS, published 2026-10-06, effective 2026-10-01 (listed 2026-10-06)",
    );
  });

  test("is spoken politely, once typing has settled", async () => {
    const { text, shows } = await panel();
    expect(text("[role=status]")).toBe("");
    await shows(
      "[role=status]",
      "I/O-Optimized saves $27.19 a month. Aurora Standard $2,030.48 a month; Aurora I/O-Optimized $2,003.29",
    );
  });
});

describe("the event", () => {
  test("carries the comparison when the reader changes it, and stays silent when the page does", async () => {
    const { element, comparisons, type, shows } = await panel();
    element.setAttribute("region", "us-west-2");
    await shows(".priced", "us-west-2");
    expect(comparisons).toEqual([]);
    type("storageGb", "1000");
    await shows(".priced", "1000 GB");
    await vi.waitFor(() => expect(comparisons.length).toBe(1));
    expect(comparisons[0]?.breakEven?.ioRequestsPerMonth).toEqual(new Decimal("2895300000"));
  });
});

describe("numbers", () => {
  test("are read and shown as the locale writes them", async () => {
    const { type, shows, text } = await panel({ lang: "de" });
    type("ioMillions", "1.000,5");
    await shows(".priced", "1.000.500.000 I/O requests");
    expect(text("[part=total]")).toMatch(/1\.730,58\s\$/);
  });

  test.each([
    ["en", "1,5", "Must be a number such as 12,345.6: 1,5"],
    ["en", "1.2.3", "Must be a number such as 12,345.6: 1.2.3"],
    ["de", "1.5", "Must be a number such as 12.345,6: 1.5"],
    ["en", "-1", "Must be ≥ 0: -1"],
    ["en", "", "Must not be empty"],
  ])("in %s, %j is refused with the way to write it", async (lang, typed, message) => {
    const { type, shows, text } = await panel({ lang });
    type("storageGb", typed);
    await shows("#storageGb-error", message);
    expect(text(".notice")).toContain("Not updated");
  });
});

describe("errors", () => {
  test.each([
    ["instanceClass", "db.r6g.9xlarge", "priced of db.r6g: large, xlarge, 2xlarge"],
    ["instanceClass", "db.x9z.large", "choose one of the"],
    ["instanceClass", "r6g", "Must be a DB instance class such as db.r6g.large"],
    ["instanceClass", "db.serverless", "This panel compares provisioned classes"],
    ["instances", "1.5", "Must be a whole number: 1.5"],
    ["region", "eu-west-1", "lacks Storage and I/O requests of eu-west-1; choose another Region"],
  ])("%s %j says what to mend, at its field", async (field, typed, message) => {
    const { type, shows, element } = await panel();
    type(field, typed);
    await shows(`#${field}-error`, message);
    expect(element.shadowRoot?.querySelectorAll("[aria-invalid]").length).toBe(1);
  });

  test.each([
    [{ region: "mars-1" }, "#region-error", "Must be a Region such as us-east-1"],
    [{ engine: "aurora" }, "#engine-error", "Must be aurora-postgresql or aurora-mysql"],
    [{ view: "moon" }, ".error", "unknown view: moon"],
  ])("an attribute such as %j is not passed over", async (attributes, selector, message) => {
    const { text } = await panel(attributes);
    expect(text(selector)).toContain(message);
  });
});

test("the Regions offered first are those whose prices suffice", async () => {
  const book = await loadPriceBook();
  const needed = charges.filter(({ id }) => id === "storage" || id === "storage-io");
  const suffices = (region: string): boolean =>
    needed.every(({ usageType, unit }) =>
      Object.values(usageType).every(
        (name) => name === null || findPrice(book, region, "aurora-postgresql", name, unit) !== undefined,
      ),
    );
  const { element } = await panel();
  const first = [...(element.shadowRoot?.querySelectorAll("#region > option") ?? [])];
  const others = [...(element.shadowRoot?.querySelectorAll("#region > optgroup option") ?? [])];
  expect(first.map((option) => option.textContent)).toEqual(PRICED_REGIONS.filter(suffices));
  expect(others.length).toBe(PRICED_REGIONS.length - first.length);
});

test("every input has a label", async () => {
  const { element } = await panel();
  const inputs = [...(element.shadowRoot?.querySelectorAll("form input, form select") ?? [])];
  expect(inputs.map(({ id }) => element.shadowRoot?.querySelector(`label[for=${id}]`)?.textContent)).toEqual([
    "Region",
    "Engine",
    "DB instance class",
    "DB instances",
    "Storage, GB",
    "I/O requests a month, million",
  ]);
});
