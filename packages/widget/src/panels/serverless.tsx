import {
  type Cluster,
  compareServerless,
  type Finding,
  parseCluster,
  type ServerlessComparison,
  type ServerlessOption,
} from "@aurora-cost/core";
import { bind } from "../bind.tsx";
import type { Panel } from "../panel.ts";
import { instancesOf, ioRequestsOf, loadOf, PLACES, requireStoragePrices } from "../cluster.ts";
import {
  BASE_ACU,
  ENGINE,
  INSTANCE_CLASS,
  INSTANCES,
  IO_MILLIONS,
  MAX_ACU,
  MIN_ACU,
  PEAK_ACU,
  PROFILE,
  REGION,
  STORAGE_GB,
} from "../fields.ts";
import { type Field, fault, type Form } from "../form.ts";
import type { Numbers } from "../numbers.ts";
import { ServerlessDetail } from "../parts/serverless-detail.tsx";
import type { Sentence, View, Words } from "../view.ts";

const NAMES: Readonly<Record<ServerlessOption["id"], string>> = {
  provisioned: "Provisioned",
  "serverless-v2": "Serverless v2",
  "serverless-v1": "Serverless v1",
};

const PAUSE: Field = {
  name: "secondsUntilAutoPause",
  label: "Idle seconds until it pauses",
  kind: "number",
  start: "300",
  least: 300,
  most: 86_400,
  whole: true,
  when: ({ minAcu }) => minAcu === "0",
};

const blocker = (name: string, label: string): Field => ({
  name,
  label,
  kind: "check",
  start: "no",
  when: ({ minAcu }) => minAcu === "0",
});

/** Provisioned instances against Aurora Serverless under a load. */
const serverless: View<ServerlessComparison> = {
  id: "serverless",
  title: "Provisioned or Serverless?",
  fields: [
    REGION,
    ENGINE,
    { ...INSTANCE_CLASS, start: "db.r6g.large" },
    { ...INSTANCES, start: "1" },
    STORAGE_GB,
    { ...IO_MILLIONS, start: "100" },
    PROFILE,
    BASE_ACU,
    { ...PEAK_ACU, start: "8" },
    MIN_ACU,
    MAX_ACU,
    PAUSE,
    blocker("proxy", "RDS Proxy in front"),
    blocker("logicalReplication", "Logical replication or binlog"),
    blocker("zeroEtl", "Zero-ETL integration"),
  ],
  places: PLACES,
  compare: (form, book, asOf) => compareServerless(requireStoragePrices(clusterOf(form), book), book, asOf),
  choices: ({ options }) => options.map((option) => ({ ...option, name: NAMES[option.id] })),
  recommended: ({ recommended }) => recommended,
  verdict,
  findings,
  summary,
  Detail: ({ form, ...rest }) => <ServerlessDetail {...rest} form={form} cluster={clusterOf(form, "db.serverless")} />,
};

export const panel: Panel = bind(serverless);

/** The cluster of the form, with its own class or another. */
function clusterOf(form: Form, name: string = form.text("instanceClass")): Cluster {
  const pausing = form.number("minAcu").isZero();
  if (form.text("instanceClass") === "db.serverless") {
    throw fault("instanceClass", "name the provisioned class that Serverless is weighed against, such as db.r6g.large");
  }
  const has = (feature: string): boolean => pausing && form.checked(feature);
  return parseCluster({
    region: form.text("region"),
    engine: form.text("engine"),
    instances: instancesOf(form, { class: name }),
    storage: { gb: form.number("storageGb").toString() },
    io: { requestsPerMonth: ioRequestsOf(form).toString() },
    load: loadOf(form),
    serverlessV2: {
      minAcu: form.number("minAcu").toString(),
      maxAcu: form.number("maxAcu").toString(),
      ...(pausing ? { secondsUntilAutoPause: form.number("secondsUntilAutoPause").toString() } : {}),
    },
    ...(has("proxy") ? { proxy: {} } : {}),
    features: { logicalReplication: has("logicalReplication"), zeroEtl: has("zeroEtl") },
  });
}

function verdict(
  { options, current, recommended, savingsPerMonth }: ServerlessComparison,
  { numbers, currency }: Words,
): Sentence {
  if (savingsPerMonth !== null && recommended !== current) {
    const amount = numbers.money(savingsPerMonth.abs(), currency);
    return { before: `${NAMES[recommended]} saves `, amount, after: " a month." };
  }
  const [own, other] = [options.find(({ id }) => id === current), options.find(({ id }) => id !== current)];
  if (own?.total == null || other?.total == null) return { before: `${NAMES[current]} stays.`, amount: "", after: "" };
  const difference = other.total.minus(own.total);
  const amount = numbers.money(difference.abs(), currency);
  if (difference.lt(0)) {
    const before = `${NAMES[current]} stays: ${NAMES[other.id]} would cost `;
    return { before, amount, after: " a month less, but does not hold the load." };
  }
  return { before: `${NAMES[current]} is cheaper, by `, amount, after: " a month." };
}

/** What stands in the way; what does not hold for every option names its own. */
function findings({ options, findings: general }: ServerlessComparison): readonly Finding[] {
  const isShared = ({ rule, message }: Finding): boolean =>
    options.every((option) => option.findings.some((other) => other.rule === rule && other.message === message));
  const own = options.flatMap(({ id, findings: found }) =>
    found.map((finding) => (isShared(finding) ? finding : { ...finding, message: `${NAMES[id]}: ${finding.message}` })),
  );
  return [...own, ...general].filter(({ severity }) => severity !== "info");
}

function summary(form: Form, numbers: Numbers): string {
  const [instances, name, gb] = ["instances", "instanceClass", "storageGb"].map(form.text);
  const requests = numbers.count(ioRequestsOf(form));
  return `${instances ?? ""} × ${name ?? ""}, ${gb ?? ""} GB, ${requests} I/O requests, ${form.text("region")}, ${form.text("engine")}`;
}
