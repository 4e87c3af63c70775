import { charge, type Charge, type Source } from "./charge.ts";

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
 */
export const extendedSupport: Charge<"vCPU-Hours"> = charge({
  id: "extended-support",
  name: "Extended Support",
  unit: "vCPU-Hours",
  usageType: {
    standard: "ExtendedSupport:{year}:Aurora{version}",
    "io-optimized": "ExtendedSupport:{year}:Aurora{version}",
  },
  part: "other",
  resource: "instance",
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
  part: "other",
  resource: "instance",
  source,
});
