import { quantity } from "../units.ts";
import { charge, type Charge, counted, type Source } from "./charge.ts";

const source: Source = {
  title: "Amazon Kinesis Data Streams pricing",
  url: "https://aws.amazon.com/kinesis/data-streams/pricing/",
  checkedOn: "2026-11-23",
};

/**
 * Shards of the stream that Database Activity Streams fill.
 *
 *     cost  = shards × hours × unitPrice
 *     [USD]   [Shard-Hours]    [USD per Shard-Hour]
 *
 * Billed by Amazon Kinesis, so it is in no row of Amazon RDS.
 *
 * @example 1 shard × 730 h × $0.015 = $10.95
 */
export const kinesis: Charge<"Shard-Hours"> = charge({
  id: "kinesis",
  name: "Kinesis shards",
  unit: "Shard-Hours",
  usageType: { standard: "Storage-ShardHour", "io-optimized": "Storage-ShardHour" },
  sharedWithRds: true,
  part: "other",
  resource: "cluster",
  usage: ({ kinesis: used, hoursPerMonth }) =>
    used === undefined
      ? []
      : [
          {
            quantity: quantity(used.shards.times(hoursPerMonth), "Shard-Hours"),
            formula: `${used.shards.toString()} shards × ${hoursPerMonth.toString()} h`,
            description: "Kinesis, shards",
          },
        ],
  source,
});

/**
 * PUT payload units of 25 KB written to the stream.
 *
 *     cost  = units × unitPrice
 *     [USD]   [PUT-Payload-Units] [USD per unit]
 */
export const kinesisPuts: Charge<"PUT-Payload-Units"> = charge({
  id: "kinesis",
  name: "Kinesis PUT payload units",
  unit: "PUT-Payload-Units",
  usageType: { standard: "PutRequestPayloadUnits", "io-optimized": "PutRequestPayloadUnits" },
  sharedWithRds: true,
  part: "other",
  resource: "cluster",
  usage: ({ kinesis: used }) =>
    counted(used?.putUnitsPerMonth, "PUT-Payload-Units", "units of 25 KB", "Kinesis, PUT payload units"),
  source,
});
