// @vitest-environment happy-dom
import "@aurora-cost/widget";
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  document.body.replaceChildren();
});

async function exported(...labels: readonly string[]): Promise<readonly string[]> {
  const element = document.createElement("aurora-cost");
  document.body.append(element);
  const root = element.shadowRoot;
  if (root === null) throw new Error("no shadow root");
  await vi.waitFor(() => expect(root.querySelector(".verdict")).not.toBeNull());
  const tools = root.querySelector<HTMLDetailsElement>(".tools");
  if (tools === null) throw new Error("no tools");
  tools.open = true;
  tools.dispatchEvent(new Event("toggle"));
  await vi.waitFor(() => expect(root.querySelector(".buttons button")).not.toBeNull());
  const texts: string[] = [];
  for (const label of labels) {
    const button = [...root.querySelectorAll<HTMLElement>(".buttons button")].find((one) => one.textContent === label);
    button?.click();
    await vi.waitFor(() => expect(root.querySelector(".exports [role=status]")?.textContent).toContain(label));
    texts.push(root.querySelector("textarea")?.value ?? "");
  }
  return texts;
}

test("Markdown, CSV and JSON tell every line, its price, its source and the book", async () => {
  const [markdown = "", csv = "", json = ""] = await exported("Markdown", "CSV", "JSON");
  expect(markdown).toContain("| db.r6g.2xlarge, writer | 730 Hours | 1.038 | 757.74 | AWS price list AmazonRDS");
  expect(markdown).toContain("published 2026-10-06");
  expect(csv.split("\n")[1]).toContain("standard,db-instance,InstanceUsage:db.r6g.2xlarge");
  expect(csv.trimEnd().split("\n")).toHaveLength(8);
  const document = JSON.parse(json);
  expect(document).toMatchObject({
    schemaVersion: 1,
    region: "us-east-1",
    priceBook: { publishedOn: "2026-10-06" },
    inputs: { storageGb: "150" },
    storage: { recommended: "io-optimized", breakEven: { ioRequestsPerMonth: "2364050000" } },
  });
});

test("the link is readable, versioned and dated; the embed code holds it", async () => {
  const [link = "", embed = ""] = await exported("Link", "Embed code");
  expect(link).toMatch(/#ac1\?view=storage&region=us-east-1&.*&storageGb=150&ioMillions=2500&book=2026-10-06$/);
  expect(embed).toContain('<aurora-cost view="storage" state="ac1?view=storage&amp;region=us-east-1&amp;');
});
