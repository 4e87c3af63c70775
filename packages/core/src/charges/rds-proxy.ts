import { charge, type Charge, type Source } from "./charge.ts";

const source: Source = {
  title: "Amazon RDS Proxy pricing",
  url: "https://aws.amazon.com/rds/proxy/pricing/",
  checkedOn: "2026-11-23",
};

/**
 * RDS Proxy in front of provisioned DB instances.
 *
 *     cost  = vCPUs of the target instances × hours × unitPrice
 *     [USD]   [vCPU-Hours]                            [USD per vCPU-Hour]
 *
 * At least 2 vCPUs are billed.
 */
export const rdsProxy: Charge<"vCPU-Hours"> = charge({
  id: "rds-proxy",
  name: "RDS Proxy",
  unit: "vCPU-Hours",
  usageType: { standard: "RDS:ProxyUsage", "io-optimized": "RDS:ProxyUsage" },
  sharedWithRds: true,
  part: "other",
  resource: "cluster",
  source,
});

/**
 * RDS Proxy in front of Aurora Serverless v2.
 *
 *     cost  = ACUs of the target instances × hours × unitPrice
 *     [USD]   [ACU-Hours]                            [USD per ACU-Hour]
 *
 * At least 8 ACUs are billed.
 */
export const rdsProxyServerless: Charge<"ACU-Hours"> = charge({
  id: "rds-proxy",
  name: "RDS Proxy, serverless",
  unit: "ACU-Hours",
  usageType: { standard: "RDS:Proxy-ASv2-Usage", "io-optimized": "RDS:Proxy-ASv2-Usage" },
  sharedWithRds: true,
  part: "other",
  resource: "cluster",
  source,
});
