import {
  compareStorageUnder,
  ioOptimizedRules,
  parseCluster,
  postgresqlClassRule,
  type StorageComparison,
  type StorageOption,
} from "@aurora-cost/core";
import { bind } from "../bind.tsx";
import type { Panel } from "../panel.ts";
import { ENGINE, INSTANCE_CLASS, INSTANCES, IO_MILLIONS, REGION, STORAGE_GB } from "../fields.ts";
import { fault, type Form } from "../form.ts";
import type { Numbers } from "../numbers.ts";
import { classesAlike, instancesOf, ioRequestsOf, PLACES, requireStoragePrices } from "../cluster.ts";
import { comparableClasses } from "../prices.ts";
import { StorageDetail } from "../parts/storage-detail.tsx";
import type { Sentence, View, Words } from "../view.ts";

const NAMES = { standard: "Aurora Standard", "io-optimized": "Aurora I/O-Optimized" } as const;

/** The rules that can speak of what the form describes: a page carries no others. */
const RULES = [postgresqlClassRule, ...ioOptimizedRules];

/** Aurora Standard against Aurora I/O-Optimized. */
const storage: View<StorageComparison> = {
  id: "storage",
  title: "Aurora Standard or I/O-Optimized?",
  fields: [REGION, ENGINE, INSTANCE_CLASS, INSTANCES, STORAGE_GB, IO_MILLIONS],
  places: PLACES,
  compare: (form, book, asOf) => {
    if (form.text("instanceClass") === "db.serverless") {
      throw fault("instanceClass", "this panel compares provisioned classes, such as db.r6g.large");
    }
    const cluster = parseCluster({
      region: form.text("region"),
      engine: form.text("engine"),
      instances: instancesOf(form),
      storage: { gb: form.number("storageGb").toString() },
      io: { requestsPerMonth: ioRequestsOf(form).toString() },
    });
    requireStoragePrices(cluster, book);
    const classes = comparableClasses(book, cluster.region, cluster.engine);
    for (const { class: name } of cluster.instances) {
      if (!classes.includes(name)) throw fault("instanceClass", unpriced(name, cluster.region, classes));
    }
    return compareStorageUnder(RULES, cluster, book, asOf);
  },
  choices: ({ options }) => options.map((option) => ({ ...option, name: NAMES[option.id] })),
  recommended: ({ recommended }) => recommended,
  verdict,
  findings: ({ findings }) => findings.filter(({ severity }) => severity !== "info"),
  summary,
  Detail: StorageDetail,
};

export const panel: Panel = bind(storage);

function unpriced(name: string, region: string, classes: readonly string[]): string {
  return `no price of ${name} in both configurations in ${region}; ${classesAlike(name, classes)}`;
}

function summary(form: Form, numbers: Numbers): string {
  const [instances, name, gb] = ["instances", "instanceClass", "storageGb"].map(form.text);
  const requests = numbers.count(ioRequestsOf(form));
  return `${instances ?? ""} × ${name ?? ""}, ${gb ?? ""} GB, ${requests} I/O requests, ${form.text("region")}, ${form.text("engine")}`;
}

function verdict({ options, recommended }: StorageComparison, { numbers, currency }: Words): Sentence {
  const [chosen, other] = ranked(options, recommended);
  const difference = other.total.minus(chosen.total);
  if (difference.isZero()) return { before: "Both cost the same.", amount: "", after: "" };
  const amount = numbers.money(difference.abs(), currency);
  if (difference.lt(0)) {
    return {
      before: `${NAMES[chosen.id]} stays: ${NAMES[other.id]} would cost `,
      amount,
      after: " a month less, but is not possible.",
    };
  }
  return { before: `${NAMES[chosen.id]} saves `, amount, after: " a month." };
}

function ranked(
  [standard, ioOptimized]: StorageComparison["options"],
  recommended: StorageOption["id"],
): readonly [chosen: StorageOption, other: StorageOption] {
  return recommended === "standard" ? [standard, ioOptimized] : [ioOptimized, standard];
}
