import { compareProxy, parseCluster, type ProxyComparison } from "@aurora-cost/core";
import { bind } from "../bind.tsx";
import type { Panel } from "../panel.ts";
import { instancesOf, loadOf, PLACES } from "../cluster.ts";
import { BASE_ACU, ENGINE, INSTANCE_CLASS, INSTANCES, MAX_ACU, MIN_ACU, PEAK_ACU, PROFILE, REGION } from "../fields.ts";
import type { Field, Form, Values } from "../form.ts";
import { ProxyDetail } from "../parts/proxy-detail.tsx";
import type { Sentence, View, Words } from "../view.ts";

const serverless = ({ instanceClass }: Values): boolean => instanceClass?.trim() === "db.serverless";

function onServerless(field: Field): Field {
  return { ...field, when: (values) => serverless(values) && field.when?.(values) !== false };
}

const count = (name: string, label: string, start: string, clients: string): Field => ({
  name,
  label,
  kind: "number",
  start,
  least: 0,
  most: 1e6,
  whole: true,
  when: (values) => values["clients"] === clients,
});

/** With RDS Proxy or without: cost, connections and failover. */
const proxy: View<ProxyComparison> = {
  id: "proxy",
  title: "RDS Proxy or none?",
  fields: [
    REGION,
    ENGINE,
    { ...INSTANCE_CLASS, label: "DB instance class, or db.serverless", start: "db.r6g.large" },
    INSTANCES,
    ...[PROFILE, BASE_ACU, PEAK_ACU, MIN_ACU, MAX_ACU].map(onServerless),
    {
      name: "clients",
      label: "Who connects",
      kind: "choice",
      start: "lambda",
      choices: [
        { value: "lambda", label: "Lambda functions, one connection each" },
        { value: "servers", label: "Servers with a pool each" },
        { value: "peak", label: "A known number at the peak" },
      ],
    },
    count("lambdaConcurrency", "Concurrent executions", "2000", "lambda"),
    count("appInstances", "Servers", "20", "servers"),
    count("poolSize", "Connections in each pool", "50", "servers"),
    count("peakConnections", "Connections at the peak", "900", "peak"),
    {
      name: "transactionsPerSecond",
      label: "Transactions a second",
      kind: "number",
      start: "1500",
      least: 0,
      most: 1e7,
    },
    { name: "millisecondsPerTransaction", label: "Each takes, ms", kind: "number", start: "20", least: 0, most: 1e6 },
  ],
  places: [
    [/^connections\.lambda/, "lambdaConcurrency"],
    [/^connections\.app/, "appInstances"],
    [/^connections\.pool/, "poolSize"],
    [/^connections\.peak/, "peakConnections"],
    [/^connections\.transactions/, "transactionsPerSecond"],
    [/^connections/, "millisecondsPerTransaction"],
    ...PLACES,
  ],
  compare: (form, book, asOf) =>
    compareProxy(
      parseCluster({
        region: form.text("region"),
        engine: form.text("engine"),
        instances: instancesOf(form),
        ...(serverless(form.values) ? underLoad(form) : {}),
        connections: connectionsOf(form),
      }),
      book,
      asOf,
    ),
  choices: ({ options }) =>
    options.map((option) => ({ ...option, name: option.id === "with" ? "With RDS Proxy" : "Without a proxy" })),
  recommended: ({ recommended }) => recommended,
  verdict,
  findings: ({ findings }) => findings,
  summary: (form) =>
    `${form.text("instances")} × ${form.text("instanceClass")}, compute and proxy only, ${form.text("region")}, ${form.text("engine")}`,
  Detail: ProxyDetail,
};

export const panel: Panel = bind(proxy);

function underLoad(form: Form): object {
  return {
    load: loadOf(form),
    serverlessV2: { minAcu: form.number("minAcu").toString(), maxAcu: form.number("maxAcu").toString() },
  };
}

function connectionsOf(form: Form): object {
  const clients = form.text("clients");
  const number = (name: string): string => form.number(name).toString();
  return {
    ...(clients === "lambda" ? { lambdaConcurrency: number("lambdaConcurrency") } : {}),
    ...(clients === "servers" ? { appInstances: number("appInstances"), poolSize: number("poolSize") } : {}),
    ...(clients === "peak" ? { peak: number("peakConnections") } : {}),
    transactionsPerSecond: number("transactionsPerSecond"),
    secondsPerTransaction: form.number("millisecondsPerTransaction").div(1000).toString(),
  };
}

function verdict({ options: [without, withIt], recommended }: ProxyComparison, { numbers, currency }: Words): Sentence {
  const amount = numbers.money(withIt.total.minus(without.total), currency);
  const share = without.connections?.share;
  const peak = share?.isFinite() === true ? `: the peak takes ${numbers.percent(share)} of the connections` : "";
  return recommended === "with"
    ? { before: "RDS Proxy is needed, and costs ", amount, after: ` a month${peak}.` }
    : { before: "No proxy is needed, which saves ", amount, after: ` a month${peak}.` };
}
