import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import { type Browser, chromium, type LaunchOptions, type Page } from "playwright-core";
import { build } from "vite";
import { findChromium } from "./chromium.ts";
import { serve, type Server } from "./server.ts";

const WIDGET = join(import.meta.dirname, "../../packages/widget");

/** How to start the browser; `null` where there is none, which is an error where `CI` is set. */
export const found: LaunchOptions | null = await findChromium();
if (found === null && process.env["CI"] !== undefined) {
  throw new Error("no Chromium: install one, or name one in CHROMIUM_PATH");
}

/** What a skipped suite says. */
export const REASON: string = found === null ? ": no Chromium, install one or name one in CHROMIUM_PATH" : "";

export interface Visit {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly errors: readonly string[];
}

/** The widget as the build makes it, served with some pages to a browser. */
export interface Built {
  readonly folder: string;
  readonly origin: string;
  readonly visit: (path: string) => Promise<Visit>;
  readonly close: () => Promise<void>;
}

export async function openBuilt(pages: Readonly<Record<string, string>>): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), "aurora-cost-widget-"));
  await build({
    root: WIDGET,
    configFile: join(WIDGET, "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: folder },
  });
  const server: Server = await serve(folder, pages);
  const browser: Browser = await chromium.launch(found ?? {});
  return {
    folder,
    origin: server.origin,
    visit: async (path) => visit(browser, server.origin + path),
    close: async () => {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
  page.setDefaultTimeout(15_000);
  const requests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("404")) errors.push(message.text());
  });
  await page.goto(url);
  return { page, requests, errors };
}

/** What axe-core has against the page, in short. */
export async function axeViolations(page: Page): Promise<readonly object[]> {
  await page.addScriptTag({ url: "/axe.js" });
  const { violations } = await page.evaluate<AxeResults>("axe.run()");
  return violations.map(({ id, nodes }) => ({ id, html: nodes.map((node) => node.html) }));
}
