import { compareProxy, compareReaders, compareServerless, loadPriceBook, parseCluster } from "@aurora-cost/core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeViolations, type Built, found, openBuilt, REASON } from "./built.ts";

const VIEWS = ["storage", "serverless", "readers", "proxy", "all"];
const THEMES = ["light", "dark"];
const LANGUAGES = ["de", "ar", "ja"];

const MODULE = `<script type="module" src="/aurora-cost.js"></script>`;

function html(body: string, lang = "en", script = MODULE): string {
  const dir = lang === "ar" ? "rtl" : "ltr";
  return `<!doctype html><html lang="${lang}" dir="${dir}"><title>Test</title>${script}<main><h1>Test</h1>${body}</main></html>`;
}

const PAGES = Object.fromEntries([
  ...VIEWS.flatMap((view) =>
    THEMES.map((theme) => [`/${view}-${theme}`, html(`<aurora-cost view="${view}" theme="${theme}"></aurora-cost>`)]),
  ),
  ...LANGUAGES.map((lang) => [`/in-${lang}`, html(`<aurora-cost></aurora-cost>`, lang)]),
  [
    "/three",
    html(`<aurora-cost id="a"></aurora-cost><aurora-cost id="b" view="readers"></aurora-cost>
      <aurora-cost id="c" view="proxy" region="us-west-2"></aurora-cost><div id="other"></div>`),
  ],
  [
    "/framed",
    html(
      `<iframe src="/frame.html#ac1?view=proxy&amp;peakConnections=77&amp;clients=peak" width="400" height="50" title="Cost"></iframe>`,
      "en",
      `<script type="module" src="/frame-height.js"></script>`,
    ),
  ],
  [
    "/data",
    html(
      `<script src="/aurora-cost.iife.js" data-view="readers" data-state="ac1?view=readers&amp;readers=5"></script>`,
      "en",
      "",
    ),
  ],
  ["/busted", html(`<aurora-cost view="readers"></aurora-cost>`, "en", MODULE.replace(".js", ".js?v=2"))],
  [
    "/classic",
    html(`<aurora-cost view="serverless"></aurora-cost>`, "en", `<script src="/aurora-cost.iife.js"></script>`),
  ],
]);

const PLACE = { region: "us-east-1", engine: "aurora-postgresql" };
const LOAD = { profile: "office-hours", baseAcu: 1 };

async function serverlessOf(gb: number): Promise<unknown> {
  const cluster = parseCluster({
    ...PLACE,
    instances: [{ class: "db.r6g.large" }],
    storage: { gb },
    io: { requestsPerMonth: 100_000_000 },
    load: { ...LOAD, peakAcu: 8 },
    serverlessV2: { minAcu: "0.5", maxAcu: 16 },
    features: { logicalReplication: false, zeroEtl: false },
  });
  return compareServerless(cluster, await loadPriceBook([PLACE.region]));
}

async function readersOf(gb: number): Promise<unknown> {
  const cluster = parseCluster({
    ...PLACE,
    instances: [
      { class: "db.r6g.large", role: "writer" },
      { class: "db.r6g.large", role: "reader" },
    ],
    storage: { gb },
    io: { readsPerSecond: 400, writesPerSecond: 100 },
    load: { ...LOAD, peakAcu: 12, readShare: "0.7" },
  });
  return compareReaders(cluster, await loadPriceBook([PLACE.region]));
}

async function proxyOf(lambdaConcurrency: number): Promise<unknown> {
  const cluster = parseCluster({
    ...PLACE,
    instances: [
      { class: "db.r6g.large", role: "writer" },
      { class: "db.r6g.large", role: "reader" },
    ],
    connections: { lambdaConcurrency, transactionsPerSecond: 1500, secondsPerTransaction: "0.02" },
  });
  return compareProxy(cluster, await loadPriceBook([PLACE.region]));
}

type Shed = readonly [
  path: string,
  key: string,
  typed: readonly [field: string, value: string],
  () => Promise<unknown>,
];

/** Pages, what is typed there, and what core makes of the same description. */
const SHED: readonly Shed[] = [
  ["/classic", "serverless", ["#storageGb", "900"], async () => serverlessOf(900)],
  ["/serverless-light", "serverless", ["#storageGb", "900"], async () => serverlessOf(900)],
  ["/readers-light", "readers", ["#storageGb", "900"], async () => readersOf(900)],
  ["/proxy-light", "proxy", ["#lambdaConcurrency", "2500"], async () => proxyOf(2500)],
];

async function openAll(page: Page): Promise<void> {
  for (const details of await page.locator("details").all()) {
    await details.evaluate((one) => one.setAttribute("open", ""));
  }
}

describe.skipIf(found === null)(`every view in Chromium${REASON}`, { timeout: 60_000 }, () => {
  let built: Built;

  beforeAll(async () => {
    built = await openBuilt(PAGES);
  }, 120_000);

  afterAll(async () => built?.close());

  describe.each(VIEWS)("%s", (view) => {
    test.each(THEMES)("has nothing for axe to find in the %s theme, with all opened", async (theme) => {
      const { page, errors, requests } = await built.visit(`/${view}-${theme}`);
      await page.locator("[part=verdict]").waitFor();
      await openAll(page);
      await page.locator(".buttons button").first().waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(errors).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(built.origin))).toEqual([]);
      await page.close();
    });

    test("fits a column of 320 px, and text at twice its size", async () => {
      const { page } = await built.visit(`/${view}-light`);
      await page.locator("[part=verdict]").waitFor();
      await openAll(page);
      await page.setViewportSize({ width: 320, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await page.setViewportSize({ width: 640, height: 900 });
      await page.evaluate(() => {
        document.documentElement.style.fontSize = "200%";
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
      await page.close();
    });
  });

  test.each(SHED)("what the build sheds changes no number of %s", async (path, key, [field, value], expected) => {
    const { page } = await built.visit(path);
    await page.locator("[part=verdict]").waitFor();
    const event = page.evaluate(
      (name) =>
        new Promise<string>((resolve) => {
          document.addEventListener("aurora-cost-change", (change) => {
            if (change instanceof CustomEvent) resolve(JSON.stringify(change.detail[name]));
          });
        }),
      key,
    );
    await page.locator(field).fill(value);
    expect(JSON.parse(await event)).toEqual(JSON.parse(JSON.stringify(await expected())));
    await page.close();
  });

  test.each(["/busted", "/classic"])(
    "works on %s: with a query string on the script, and as a classic script",
    async (path) => {
      const { page, errors } = await built.visit(path);
      await page.locator("[part=verdict]").waitFor();
      await page.getByLabel("Storage, GB").fill("900");
      await page.locator(".priced", { hasText: "900 GB" }).waitFor();
      expect(errors).toEqual([]);
      await page.close();
    },
  );

  test("three on a page keep apart, and keep what was typed when they are moved", async () => {
    const { page, errors } = await built.visit("/three");
    await page.locator("#a #storageGb").fill("777");
    await page.locator("#b .total h3").first().waitFor();
    await page.locator("#c .priced", { hasText: "us-west-2" }).waitFor();
    await page.evaluate(() => document.querySelector("#other")?.append(document.querySelector("#a") ?? ""));
    expect(await page.locator("#a #storageGb").inputValue()).toBe("777");
    expect(await page.locator("#b #storageGb").inputValue()).toBe("150");
    await page.locator("#a #storageGb").fill("778");
    await page.locator("#a .priced", { hasText: "778 GB" }).waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });

  test.each(LANGUAGES)("reads and writes numbers as %s does, and stays within the page", async (lang) => {
    const { page, errors } = await built.visit(`/in-${lang}`);
    await page.locator("[part=verdict]").waitFor();
    await page.locator("#storageGb").fill(lang === "de" ? "1000,5" : "1000.5");
    await page.locator(".priced", { hasText: "1000" }).waitFor();
    expect(await page.locator(".error").count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(800);
    expect(await axeViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  test("the point on the chart moves by keyboard, snaps to the crossing, and says so in its field", async () => {
    const { page } = await built.visit("/storage-light");
    await page.getByRole("slider", { name: "Your I/O requests" }).focus();
    await page.keyboard.press("ArrowLeft");

    expect(Number(await page.locator("#ioMillions").inputValue())).toBeLessThan(2500);
    await page.getByRole("button", { name: "Set my I/O to the break-even" }).click();
    await page.locator("[part=verdict]", { hasText: "Both cost the same." }).waitFor();
    expect(await page.locator("#ioMillions").inputValue()).toBe("2364.05");
    await page.close();
  });

  test("in a frame it takes its state from the frame's hash, and the page around it takes its height", async () => {
    const { page, errors } = await built.visit("/framed");
    const inside = page.frameLocator("iframe");
    await inside.locator("[part=verdict]").waitFor();
    expect(await inside.locator("#peakConnections").inputValue()).toBe("77");
    await page.waitForFunction(() => Number(document.querySelector("iframe")?.height) > 600);
    await page.evaluate(() => {
      postMessage({ "aurora-cost": { height: 9 } }, "*");
    });
    expect(Number(await page.locator("iframe").getAttribute("height"))).toBeGreaterThan(600);
    expect(errors).toEqual([]);
    await page.close();
  });

  test("a classic script with data attributes puts the element where it stands", async () => {
    const { page, errors } = await built.visit("/data");
    await page.locator("aurora-cost .priced", { hasText: "5 × reader" }).waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });

  test("tabs are walked by arrow keys, and the focus goes along", async () => {
    const { page } = await built.visit("/all-light");
    await page.getByRole("tab", { name: "Storage" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.locator("h2", { hasText: "Provisioned or Serverless?" }).waitFor();
    expect(await page.getByRole("tab", { selected: true }).textContent()).toBe("Serverless");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.locator("h2", { hasText: "RDS Proxy or none?" }).waitFor();
    await page.close();
  });
});
