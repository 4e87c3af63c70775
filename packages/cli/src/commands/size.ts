import { InputError, parseSizeInput, size, type SizeInput } from "@aurora-cost/core";
import { UsageError } from "../failure.ts";
import { measureSize } from "../measure-size.ts";
import { readOptions } from "../options.ts";
import { emit, toJson } from "../output.ts";
import { openPrices } from "../prices.ts";
import { sizeText } from "../reports/size.ts";
import { paintFor } from "../reports/table.ts";

/** The options that measure a load, as commander hands them over. */
export type SizeFlags = Readonly<Record<string, string | boolean>>;

/** By the key of the input that it gives. */
const FLAGS: ReadonlyMap<string, string> = new Map([
  ["region", "--region"],
  ["engine", "--engine"],
  ["engineVersion", "--engine-version"],
  ["platformVersion", "--platform-version"],
  ["class", "--class"],
  ["cpuP95", "--cpu-p95"],
  ["cpuMax", "--cpu-max"],
  ["cpuAvg", "--cpu-avg"],
  ["connections", "--connections"],
  ["workingSetGib", "--working-set-gib"],
  ["storageGib", "--storage-gib"],
  ["databaseInsights", "--database-insights"],
  ["globalDatabase", "--global-database"],
]);

/** `aurora-cost size`: how many ACUs stand for a provisioned instance, and which of them to run. A missing price stops it. */
export async function sizeCommand(raw: SizeFlags): Promise<void> {
  const options = readOptions(raw);
  const { instance } = raw;
  const measured = await measureSize(
    options.metrics,
    typeof instance === "string" ? instance : undefined,
    options.quiet,
  );
  const input = inputOf({ ...measured, ...raw });
  const result = size(input, await openPrices([input.region], options.prices), options.asOf);
  const paint = paintFor(process.stdout, options.color && options.out === undefined);
  await emit(options.format === "json" ? toJson(result) : sizeText(result, paint, options.explain), options.out);
}

/** The measurements that the options give. */
function inputOf(raw: SizeFlags): SizeInput {
  try {
    return parseSizeInput(
      Object.fromEntries([...FLAGS.keys()].flatMap((key) => (key in raw ? [[key, raw[key]]] : []))),
    );
  } catch (error) {
    throw error instanceof InputError ? new UsageError(spellFlags(error.message)) : error;
  }
}

/** A message that names the options in place of the input's keys. */
function spellFlags(message: string): string {
  const keys = new RegExp(`(?<=^|missing |above |\\()(${[...FLAGS.keys()].join("|")})\\b`, "g");
  return message.replaceAll(keys, (key) => FLAGS.get(key) ?? key);
}
