import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeViolations, type Built, found, openBuilt, REASON, type Visit } from "./built.ts";

const SCRIPTS = {
  iife: `<script src="/aurora-cost.iife.js"></script>`,
  es: `<script type="module" src="/aurora-cost.js"></script>`,
};

function html(script: string, attributes = ""): string {
  return `<!doctype html><html lang="en"><title>Test</title>${script}
    <main><h1>Test</h1><aurora-cost view="storage" region="us-east-1" ${attributes}></aurora-cost></main></html>`;
}

const PAGES = {
  "/iife": html(SCRIPTS.iife),
  "/es": html(SCRIPTS.es),
  "/twice": html(SCRIPTS.iife + SCRIPTS.iife + SCRIPTS.es + `<script src="/aurora-cost.iife.js?2"></script>`),
  "/light": html(SCRIPTS.iife, `theme="light"`),
  "/dark": html(SCRIPTS.iife, `theme="dark"`),
  "/instances-only": html(SCRIPTS.iife, `region="eu-west-1"`).replace(`region="us-east-1"`, ""),
  "/inline": `<!doctype html><html lang="en"><title>before</title><script>document.title = "after"</script></html>`,
};

async function tabTo(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => document.querySelector("aurora-cost")?.shadowRoot?.activeElement?.id);
    if (focused === id) return;
  }
  throw new Error(`not reached with the Tab key: ${id}`);
}

const BREAK_EVEN = "2,364,050,000";

describe.skipIf(found === null)(`the built widget in Chromium${REASON}`, { timeout: 60_000 }, () => {
  let built: Built;

  beforeAll(async () => {
    built = await openBuilt(PAGES);
  }, 120_000);

  afterAll(async () => built?.close());

  const visit = async (path: string): Promise<Visit> => built.visit(path);

  test("the pages really run under a Content Security Policy", async () => {
    const { page, errors } = await visit("/inline");
    expect(await page.title()).toBe("before");
    expect(errors.join()).toContain("Content Security Policy");
    await page.close();
  });

  describe.each(["iife", "es"])("as %s", (format) => {
    test("shows the exact break-even, styled, and asks no other server", async () => {
      const { page, requests, errors } = await visit(`/${format}`);
      await page.locator("[part=break-even]").waitFor();
      expect(await page.locator("[part=break-even]").textContent()).toBe(BREAK_EVEN);
      expect(await page.locator("[part=panel]").evaluate((panel) => getComputedStyle(panel).borderTopWidth)).toBe(
        "1px",
      );
      expect(errors).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(built.origin))).toEqual([]);
      expect(requests.some((url) => url.includes("us-east-1"))).toBe(format === "es");
      await page.close();
    });

    test("works by keyboard alone", async () => {
      const { page, errors } = await visit(`/${format}`);
      await page.locator("[part=verdict]", { hasText: "I/O-Optimized saves $27.19 a month" }).waitFor();
      await tabTo(page, "ioMillions");
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type("1000");
      await page.locator("[part=verdict]", { hasText: "Aurora Standard saves $272.81 a month" }).waitFor();
      expect(errors).toEqual([]);
      await page.close();
    });

    test("loads another Region when it is chosen", async () => {
      const { page, errors } = await visit(`/${format}`);
      await page.getByLabel("Region").selectOption("ap-northeast-1");
      await page.locator("[part=result]", { hasText: "ap-northeast-1, aurora-postgresql" }).waitFor();
      expect(errors).toEqual([]);
      await page.close();
    });
  });

  test("the script included four times is harmless", async () => {
    const { page, errors } = await visit("/twice");
    await page.locator("[part=break-even]").waitFor();
    expect(await page.locator("[part=panel]").count()).toBe(1);
    expect(errors).toEqual([]);
    await page.close();
  });

  test("a Region without storage prices says so at its field", async () => {
    const { page } = await visit("/instances-only");
    expect(await page.locator("#region-error").textContent()).toContain("lacks Storage and I/O requests of eu-west-1");
    await page.close();
  });

  test.each(["/light", "/dark", "/instances-only"])("axe finds nothing on %s", async (path) => {
    const { page } = await visit(path);
    await page.locator(path === "/instances-only" ? "#region-error" : "[part=break-even]").waitFor();
    for (const proof of await page.locator("summary").all()) await proof.click();
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });

  test("a column of 320 px needs no sideways scrolling", async () => {
    const { page } = await visit("/light");
    await page.setViewportSize({ width: 320, height: 900 });
    await page.locator("[part=break-even]").waitFor();
    for (const proof of await page.locator("summary").all()) await proof.click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.close();
  });
});
