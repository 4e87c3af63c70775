import type { Fact } from "./fact.ts";
import { ENHANCED_MONITORING, PERFORMANCE_INSIGHTS } from "./sources.ts";

export const monitoringFacts: readonly Fact[] = [
  {
    id: "monitoring-performance-insights",
    topic: "monitoring",
    claim: "Performance Insights has a free tier and keeps up to two years.",
    verdict: "outdated",
    fact: "Its console ended; 7 free days and 1 to 24 months live on in Database Insights Standard, while Advanced needs 465 days. API and prices are unchanged.",
    since: "2026-07-31",
    source: PERFORMANCE_INSIGHTS,
  },
  {
    id: "monitoring-enhanced",
    topic: "monitoring",
    claim: "Enhanced Monitoring goes down to one second.",
    verdict: "true",
    fact: "Intervals are 0 (off), 1, 5, 10, 15, 30 and 60 seconds.",
    since: null,
    source: ENHANCED_MONITORING,
  },
  {
    id: "monitoring-roles",
    topic: "monitoring",
    claim: "CloudWatch has the metrics, Performance Insights the queries, Enhanced Monitoring the operating system.",
    verdict: "outdated",
    fact: "The roles hold, but Performance Insights is now part of CloudWatch Database Insights.",
    since: "2026-07-31",
    source: PERFORMANCE_INSIGHTS,
  },
  {
    id: "monitoring-managed",
    topic: "monitoring",
    claim: "Aurora comes with automatic backups, failover and Performance Insights.",
    verdict: "outdated",
    fact: "It does, except for the name: the console is Database Insights now.",
    since: "2026-07-31",
    source: PERFORMANCE_INSIGHTS,
  },
];
