import type { Fact } from "./fact.ts";
import { ENDPOINTS, READER_ENDPOINT } from "./sources.ts";

export const endpointsFacts: readonly Fact[] = [
  {
    id: "endpoints-two",
    topic: "endpoints",
    claim: "Applications write to the cluster endpoint and read from the reader endpoint.",
    verdict: "true",
    fact: "That is what the two endpoints are for.",
    since: null,
    source: ENDPOINTS,
  },
  {
    id: "endpoints-writer",
    topic: "endpoints",
    claim: "The cluster endpoint always leads to the current writer.",
    verdict: "true",
    fact: "It follows the writer on failover.",
    since: null,
    source: ENDPOINTS,
  },
  {
    id: "endpoints-reader",
    topic: "endpoints",
    claim: "The reader endpoint balances load over all readers.",
    verdict: "imprecise",
    fact: "It spreads connections, not queries, and leads to the writer where there is no reader.",
    since: null,
    source: READER_ENDPOINT,
  },
  {
    id: "endpoints-instance",
    topic: "endpoints",
    claim: "Never connect to an instance endpoint.",
    verdict: "imprecise",
    fact: "A sound default, but instance and custom endpoints have documented uses.",
    since: null,
    source: ENDPOINTS,
  },
  {
    id: "endpoints-mnemonic",
    topic: "endpoints",
    claim: "C as in cluster is for commands, R as in reader is for reports.",
    verdict: "true",
    fact: "As a mnemonic it fits: writes to the cluster endpoint, reads to the reader endpoint.",
    since: null,
    source: ENDPOINTS,
  },
];
