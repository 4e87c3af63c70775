import type { Fact } from "./fact.ts";
import { LAMBDA_RDS, PROXY_GUIDE, PROXY_PAGE, PROXY_PRICING } from "./sources.ts";

export const proxyFacts: readonly Fact[] = [
  {
    id: "proxy-storms",
    topic: "proxy",
    claim: "RDS Proxy softens the storms of connections that Lambda makes.",
    verdict: "true",
    fact: "It pools connections and shares them between clients.",
    since: null,
    source: PROXY_GUIDE,
  },
  {
    id: "proxy-exhaustion",
    topic: "proxy",
    claim: "RDS Proxy keeps Lambda from exhausting the connections of the database.",
    verdict: "true",
    fact: "The proxy queues or rejects what exceeds its share. A pinned session still holds a connection of its own.",
    since: null,
    source: PROXY_GUIDE,
  },
  {
    id: "proxy-lambda-direct",
    topic: "proxy",
    claim: "Thousands of concurrent Lambda invocations can exceed max_connections.",
    verdict: "true",
    fact: "Without a proxy each execution environment holds a connection.",
    since: null,
    source: LAMBDA_RDS,
  },
  {
    id: "proxy-failover",
    topic: "proxy",
    claim: "RDS Proxy cuts failover from minutes to seconds.",
    verdict: "imprecise",
    fact: "AWS says by up to 66 %. Failover to a reader typically takes less than 60 seconds even without a proxy.",
    since: null,
    source: PROXY_PAGE,
  },
  {
    id: "proxy-too-many-connections",
    topic: "proxy",
    claim: "RDS Proxy is the answer to too many connections.",
    verdict: "imprecise",
    fact: "For clients that come and go it is. Look at pool sizes first, and on serverless at the maximum ACUs, which max_connections follows.",
    since: null,
    source: PROXY_GUIDE,
  },
  {
    id: "proxy-free",
    topic: "proxy",
    claim: "RDS Proxy is free for Serverless v2.",
    verdict: "wrong",
    fact: "It is charged per ACU-hour, $0.015 in us-east-1, for at least 8 ACUs: $87.60 in 730 hours. It also keeps the cluster from pausing.",
    since: null,
    source: PROXY_PRICING,
  },
];
