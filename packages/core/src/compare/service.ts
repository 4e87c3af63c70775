import { type Cluster, SERVERLESS_CLASS } from "../cluster/cluster.ts";
import { instanceHours, volume } from "../cluster/quantities.ts";
import { type Decimal, sum, ZERO } from "../decimal.ts";
import { InputError } from "../errors.ts";
import { estimate } from "../estimate.ts";
import { currencyOf, leftAside } from "../lines.ts";
import { findPrice, type PriceBook, type PricedEngine, type PriceSource } from "../prices/book.ts";
import { latestKnownDay, stalePrices } from "../prices/staleness.ts";
import { checkCluster } from "../rules/check.ts";
import { rules } from "../rules/index.ts";
import type { Finding } from "../rules/rule.ts";
import { cost, quantity, type Unit } from "../units.ts";

/** A quantity of another service at its price. */
export interface ServiceLine {
  readonly usageType: string;
  readonly description: string;
  readonly quantity: Decimal;
  readonly unit: Unit;
  /** `null` where the book has no price. */
  readonly unitPrice: Decimal | null;
  readonly cost: Decimal | null;
  readonly formula: string;
  readonly source: PriceSource | null;
}

/** One way to run the same database. */
export interface ServiceOption {
  readonly id: "aurora" | "rds-single-az" | "rds-multi-az" | "rds-multi-az-cluster" | "ec2";
  /** `null` where a price is missing. */
  readonly total: Decimal | null;
  readonly lines: readonly ServiceLine[];
  /** What the sum leaves out, or what the option does not give. */
  readonly excludes: readonly string[];
}

export interface ServiceComparison {
  readonly options: readonly ServiceOption[];
  readonly findings: readonly Finding[];
}

/** What every option but Aurora leaves out. */
const BACKUPS = "backups beyond the free allowance, data transfer and other charges of the description";
const IOPS = "IOPS and throughput beyond what gp3 includes (3,000 IOPS, 125 MiB/s)";

/**
 * The same instances and volume on Aurora, on RDS for the same engine, and on EC2, at on-demand prices.
 *
 *     RDS Single-AZ:         every instance with its own gp3 volume; readers are read replicas
 *     RDS Multi-AZ:          the same, the writer with a standby that serves no reads
 *     RDS Multi-AZ cluster:  three instances, two of them readable standbys
 *     EC2:                   every instance of the same size with its own gp3 volume
 *
 * @throws {InputError} for serverless capacity, which none of them has
 */
export function compareServices(cluster: Cluster, book: PriceBook, asOf?: string): ServiceComparison {
  const provisioned = cluster.instances.filter((instance) => instance.class !== SERVERLESS_CLASS);
  if (provisioned.length === 0 || provisioned.length < cluster.instances.length) {
    throw new InputError(
      "not-offered",
      "compare --by service needs provisioned instances only: RDS and EC2 have no ACUs",
    );
  }
  const options = [aurora(cluster, book, asOf), ...others(cluster, book)];
  const prices = options.flatMap(({ lines }) => lines.map((one) => ({ ...one, region: cluster.region })));
  return {
    options,
    findings: [
      ...checkCluster(rules, cluster, cluster.storageConfiguration),
      ...stalePrices(prices, asOf ?? latestKnownDay(book)),
      ...leftAside(cluster),
    ],
  };
}

function aurora(cluster: Cluster, book: PriceBook, asOf: string | undefined): ServiceOption {
  const { lines, unpriced, total } = estimate(cluster, book, asOf);
  return {
    id: "aurora",
    total: unpriced.length === 0 ? total : null,
    lines: [...lines, ...unpriced.map((one) => ({ ...one, unitPrice: null, cost: null, source: null }))].map(
      ({ usageType, description, quantity: amount, unit, unitPrice, cost: spent, formula, source }) => ({
        usageType,
        description,
        quantity: amount,
        unit,
        unitPrice,
        cost: spent,
        formula,
        source,
      }),
    ),
    excludes: [],
  };
}

function others(cluster: Cluster, book: PriceBook): readonly ServiceOption[] {
  const rds: PricedEngine = cluster.engine === "aurora-mysql" ? "rds-mysql" : "rds-postgresql";
  const writers = cluster.instances.filter((instance) => instance.role === "writer");
  const readers = cluster.instances.filter((instance) => instance.role === "reader");
  const gb = volume(cluster).value;

  function instances(list: Cluster["instances"], template: string, engine: PricedEngine, what: string): ServiceLine[] {
    return list.map((instance) => {
      const { value, formula } = instanceHours(instance, cluster);
      const usageType = template.replace(
        "{class}",
        engine === "any" ? instance.class.slice("db.".length) : instance.class,
      );
      return line(cluster, book, engine, usageType, value, "Hours", formula, `${what}, ${instance.class}`);
    });
  }

  function volumes(list: Cluster["instances"], usageType: string, engine: PricedEngine): ServiceLine[] {
    const copies = sum(list.map((instance) => instance.count));
    if (gb.isZero() || copies.isZero()) return [];
    const formula = `${copies.toString()} × ${gb.toString()} GB`;
    return [line(cluster, book, engine, usageType, copies.times(gb), "GB-Months", formula, "gp3 volumes")];
  }

  const replicas = [
    ...instances(readers, "InstanceUsage:{class}", rds, "Read replica"),
    ...volumes(readers, "RDS:GP3-Storage", rds),
  ];
  return [
    option(
      "rds-single-az",
      [
        ...instances(writers, "InstanceUsage:{class}", rds, "Instance"),
        ...volumes(writers, "RDS:GP3-Storage", rds),
        ...replicas,
      ],
      ["a standby in another Availability Zone", IOPS, BACKUPS],
    ),
    option(
      "rds-multi-az",
      [
        ...instances(writers, "Multi-AZUsage:{class}", rds, "Instance with standby"),
        ...volumes(writers, "RDS:Multi-AZ-GP3-Storage", rds),
        ...replicas,
      ],
      ["reads from the standby", IOPS, BACKUPS],
    ),
    option(
      "rds-multi-az-cluster",
      instances(writers, "Multi-AZClusterUsage:{class}", rds, "Writer and two readable standbys"),
      ["its three volumes, whose price is not known", "more than two readers", IOPS, BACKUPS],
    ),
    option(
      "ec2",
      [
        ...instances(cluster.instances, "BoxUsage:{class}", "any", "Linux instance"),
        ...volumes(cluster.instances, "EBS:VolumeUsage.gp3", "any"),
      ],
      ["operation, failover, patches and backups: all by yourself", "licences", IOPS, BACKUPS],
    ),
  ];
}

function option(id: ServiceOption["id"], lines: readonly ServiceLine[], excludes: readonly string[]): ServiceOption {
  const costs = lines.map((one) => one.cost);
  const total = costs.reduce<Decimal | null>(
    (left, right) => (left === null || right === null ? null : left.plus(right)),
    ZERO,
  );
  return { id, total, lines, excludes };
}

function line(
  cluster: Cluster,
  book: PriceBook,
  engine: PricedEngine,
  usageType: string,
  value: Decimal,
  unit: Unit,
  formula: string,
  description: string,
): ServiceLine {
  const price = findPrice(book, cluster.region, engine, usageType, unit);
  const currency = currencyOf(book, cluster.region);
  const amount = quantity(value, unit);
  const spent = price === undefined ? null : cost(amount, price.unitPrice);
  return {
    usageType,
    description,
    quantity: amount,
    unit,
    unitPrice: price?.unitPrice ?? null,
    cost: spent,
    formula:
      price === undefined || spent === null
        ? `${formula} = ${value.toString()} ${unit}; no price`
        : `${formula} = ${value.toString()} ${unit}; × ${price.unitPrice.toString()} ${currency} = ${spent.toString()} ${currency}`,
    source: price?.source ?? null,
  };
}
