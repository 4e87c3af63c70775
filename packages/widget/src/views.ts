import type { Panel } from "./panel.ts";
import { panel as storage } from "./panels/storage.tsx";

type Load = () => Panel | Promise<Panel>;

/** Every view by its name in `view`; all but the first come with files of their own. */
export const views: ReadonlyMap<string, Load> = new Map<string, Load>([
  ["storage", () => storage],
  ["serverless", async () => (await import("./panels/serverless.tsx")).panel],
  ["readers", async () => (await import("./panels/readers.tsx")).panel],
  ["proxy", async () => (await import("./panels/proxy.tsx")).panel],
  ["all", async () => (await import("./panels/all.ts")).panel],
]);
