import { UsageError } from "../failure.ts";
import type { Manifest } from "./manifest.ts";

/** A full copy of a month among others, told by the folder it lies in. */
interface Edition {
  /** The folder of the month. */
  readonly month: string;
  readonly id: string;
}

/** `…/BILLING_PERIOD=2026-10/<time>-<id>/…`: an execution of a data export that creates new files each time. */
const EXECUTION = /^(.*BILLING_PERIOD=\d{4}-\d{2})[/\\](\d{4}-\d{2}-\d{2}T[^/\\]+)[/\\]/;

/** `…/20261001-20261101/<assembly>/…`: a delivery of a legacy report that keeps the ones before. */
const ASSEMBLY = /^(.*\d{8}-\d{8})[/\\]([^/\\]+)[/\\][^/\\]+$/;

/** Assemblies are named by time since 2022, before at random. */
const TIME = /^\d{8}T\d{6}Z$/;

/**
 * Leaves only the newest edition of each month: what a manifest names, else the last by name where names are times.
 *
 * @throws {UsageError} when a month has several and nothing tells which is the newest
 */
export function newestEditions(
  paths: readonly string[],
  manifests: readonly Manifest[],
): { readonly kept: readonly string[]; readonly older: readonly string[] } {
  const byMonth = new Map<string, Set<string>>();
  for (const path of paths) {
    const edition = editionOf(path);
    if (edition !== null) byMonth.set(edition.month, (byMonth.get(edition.month) ?? new Set()).add(edition.id));
  }
  const newest = new Map([...byMonth].map(([month, ids]) => [month, newestOf(month, [...ids].sort(), manifests)]));
  const isOlder = (path: string): boolean => {
    const edition = editionOf(path);
    return edition !== null && newest.get(edition.month) !== edition.id;
  };
  return { kept: paths.filter((path) => !isOlder(path)), older: paths.filter(isOlder) };
}

function editionOf(path: string): Edition | null {
  const [, month, id] = EXECUTION.exec(path) ?? ASSEMBLY.exec(path) ?? [];
  return month === undefined || id === undefined ? null : { month, id };
}

function newestOf(month: string, ids: readonly string[], manifests: readonly Manifest[]): string {
  const last = ids.at(-1) ?? "";
  if (ids.length === 1) return last;
  // The manifest beside the assemblies names the one that counts; those within name themselves.
  const named = manifests.find(({ path }) => path.startsWith(month) && !/[/\\]/.test(path.slice(month.length + 1)));
  if (named?.assembly !== null && named?.assembly !== undefined && ids.includes(named.assembly)) return named.assembly;
  if (/BILLING_PERIOD=/.test(month) || ids.every((id) => TIME.test(id))) return last;
  throw new UsageError(
    `${month}: ${ids.join(" and ")} are each a full copy of the month: give the folder of the newest, or the manifest beside them`,
  );
}
