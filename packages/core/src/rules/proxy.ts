import { SERVERLESS_CLASS } from "../cluster/cluster.ts";
import type { Rule } from "./rule.ts";

/** What it costs and blocks to put RDS Proxy in front of a cluster. */
export const proxyRules: readonly Rule[] = [
  {
    id: "PX-001",
    severity: "info",
    source: "Amazon RDS Proxy pricing",
    fact: "proxy-free",
    check: ({ described, classes }) =>
      described?.proxy !== undefined && classes.includes(SERVERLESS_CLASS)
        ? "RDS Proxy is billed with Serverless v2 too, for 8 ACU at least, and keeps the cluster from pausing"
        : null,
  },
];
