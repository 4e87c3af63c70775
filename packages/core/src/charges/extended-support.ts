import { extendedSupportOf } from "../capacity/extended-support.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { acuHours, type Derived, vcpuHours } from "../cluster/quantities.ts";
import { quantity, type Unit } from "../units.ts";
import { charge, type Charge, type Source, type Usage } from "./charge.ts";

const source: Source = {
  title: "Amazon Aurora User Guide, Amazon RDS Extended Support charges",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/extended-support-charges.html",
  checkedOn: "2026-11-23",
};

/**
 * RDS Extended Support of provisioned DB instances whose engine version is past standard support.
 *
 *     cost  = vCPUs × hours × unitPrice
 *     [USD]   [vCPU-Hours]    [USD per vCPU-Hour]
 *
 * Years 1 and 2 have one price, year 3 another; which one follows from major version and billing month. Commitments do not
 * discount it.
 *
 * @example db.r5.2xlarge in year 3: 8 vCPU × 730 h × $0.20 = $1,168.00
 */
export const extendedSupport: Charge<"vCPU-Hours"> = charge({
  id: "extended-support",
  name: "Extended Support",
  unit: "vCPU-Hours",
  usageType: {
    standard: "ExtendedSupport:{year}:Aurora{version}",
    "io-optimized": "ExtendedSupport:{year}:Aurora{version}",
  },
  priceKey: "ExtendedSupport:{year}",
  part: "other",
  resource: "instance",
  usage: (cluster) => supported(cluster, vcpuHours, "vCPU-Hours"),
  source,
});

/**
 * RDS Extended Support of Aurora Serverless v2 capacity.
 *
 *     cost  = ACU-hours × unitPrice
 *     [USD]   [ACU-Hours] [USD per ACU-Hour]
 */
export const extendedSupportServerless: Charge<"ACU-Hours"> = charge({
  id: "extended-support",
  name: "Extended Support, serverless",
  unit: "ACU-Hours",
  usageType: {
    standard: "ExtendedSupport:{year}:ASv2:Aurora{version}",
    "io-optimized": "ExtendedSupport:{year}:ASv2:Aurora{version}",
  },
  priceKey: "ExtendedSupport:{year}:ASv2",
  part: "other",
  resource: "instance",
  usage: (cluster) => supported(cluster, acuHours, "ACU-Hours"),
  source,
});

function supported<U extends Unit>(
  cluster: Cluster,
  capacity: (cluster: Cluster) => Derived,
  unit: U,
): readonly Usage<U>[] {
  const { engine, engineVersion, billingMonth, extendedSupport: choice } = cluster;
  if (choice === "none" || engineVersion === undefined || billingMonth === undefined) return [];
  const charged = extendedSupportOf(engine, engineVersion, billingMonth);
  if (charged === null) return [];
  const { value, formula } = capacity(cluster);
  const year = charged.year === "Yr3" ? "year 3" : "years 1 and 2";
  return [
    {
      quantity: quantity(value, unit),
      formula,
      description: `Extended Support of Aurora ${charged.version.replace(/(?=\d)/, " ")}, ${year}`,
      fill: { year: charged.year, version: charged.version },
    },
  ];
}
