import type { Decimal } from "../decimal.ts";
import { acuHours, type Derived, vcpuHours } from "../cluster/quantities.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { quantity, type Unit } from "../units.ts";
import { charge, type Charge, type Source, type Usage } from "./charge.ts";

const source: Source = {
  title: "Amazon RDS Proxy pricing",
  url: "https://aws.amazon.com/rds/proxy/pricing/",
  checkedOn: "2026-11-23",
};

const MINIMUM_VCPU = 2;
const PROXY_MINIMUM_ACU = 8;

/**
 * RDS Proxy in front of provisioned DB instances.
 *
 *     cost  = vCPUs of the target instances × hours × unitPrice
 *     [USD]   [vCPU-Hours]                            [USD per vCPU-Hour]
 *
 * At least 2 vCPUs are billed for a proxy.
 *
 * @example 2 × db.r6g.large = 4 vCPU × 730 h × $0.015 = $43.80
 */
export const rdsProxy: Charge<"vCPU-Hours"> = charge({
  id: "rds-proxy",
  name: "RDS Proxy",
  unit: "vCPU-Hours",
  usageType: { standard: "RDS:ProxyUsage", "io-optimized": "RDS:ProxyUsage" },
  sharedWithRds: true,
  part: "other",
  resource: "cluster",
  usage: (cluster) => withMinimum(cluster, vcpuHours, MINIMUM_VCPU, "vCPU-Hours", "vCPU"),
  source,
});

/**
 * RDS Proxy in front of Aurora Serverless v2.
 *
 *     cost  = ACUs of the target instances × hours × unitPrice
 *     [USD]   [ACU-Hours]                            [USD per ACU-Hour]
 *
 * At least 8 ACUs are billed; whether for each proxy or each instance AWS does not say, and here it is for the proxy.
 *
 * @example 8 ACU × 730 h × $0.015 = $87.60
 */
export const rdsProxyServerless: Charge<"ACU-Hours"> = charge({
  id: "rds-proxy",
  name: "RDS Proxy, serverless",
  unit: "ACU-Hours",
  usageType: { standard: "RDS:Proxy-ASv2-Usage", "io-optimized": "RDS:Proxy-ASv2-Usage" },
  part: "other",
  resource: "cluster",
  usage: (cluster) => withMinimum(cluster, acuHours, PROXY_MINIMUM_ACU, "ACU-Hours", "ACU"),
  source,
});

/** The targets' capacity, and what is missing to the minimum as a line of its own. */
function withMinimum<U extends Unit>(
  cluster: Cluster,
  capacity: (cluster: Cluster) => Derived,
  minimum: number,
  unit: U,
  spelled: string,
): readonly Usage<U>[] {
  if (cluster.proxy === undefined) return [];
  const { value, formula } = capacity(cluster);
  if (value.isZero()) return [];
  const floor: Decimal = cluster.hoursPerMonth.times(minimum);
  const lines = [{ quantity: quantity(value, unit), formula, description: `RDS Proxy, ${spelled} of its targets` }];
  if (value.gte(floor)) return lines;
  return [
    ...lines,
    {
      quantity: quantity(floor.minus(value), unit),
      formula: `${String(minimum)} ${spelled} × ${cluster.hoursPerMonth.toString()} h − ${value.toString()}`,
      description: `RDS Proxy, up to its minimum of ${String(minimum)} ${spelled}`,
    },
  ];
}
