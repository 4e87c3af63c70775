import { Command, InvalidArgumentError, Option } from "commander";
import type { SqlOptions } from "./commands/sql.ts";
import { fail } from "./failure.ts";

/** What `compare` answers. */
const QUESTIONS: readonly string[] = ["storage", "serverless", "readers", "proxy", "commitments", "service", "all"];

/** The command line. Commands are loaded when they run, so that `--help` stays quick. */
function program(): Command {
  const root = new Command("aurora-cost")
    .description("Exact costs of Amazon Aurora: from a billing export, or from a description of a cluster.")
    .version("0.1.0")
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => {
        const line = text
          .trim()
          .replace(/^error: /, "")
          .replaceAll(/\s*\n\s*/g, " ");
        write(`aurora-cost: ${line}; aurora-cost --help lists commands and options\n`);
      },
    })
    .addHelpText(
      "after",
      `
Examples:
  aurora-cost analyze examples/acme/            which clusters are in the wrong storage configuration
  aurora-cost analyze cur-*.csv.gz --inventory clusters.json --format json
  aurora-cost estimate cluster.yaml             what a described cluster costs, line by line
  aurora-cost compare cluster.yaml --by storage Standard against I/O-Optimized, with the exact break-even
  aurora-cost size --class db.r6g.xlarge --cpu-p95 35 --cpu-max 72

Exit codes: 0 done, 1 a --fail-on condition holds, 2 unusable input, 3 sums do not reconcile, 130 interrupted.`,
    );

  root
    .command("analyze")
    .description("billing exports → a verdict for every Aurora cluster")
    .argument(
      "[input...]",
      "export files, folders, globs, - for standard input, or results of the query of aurora-cost sql",
    )
    .option("--inventory <file>", "output of aws rds describe-db-clusters or describe-db-instances", collect, [])
    .option("--map <file>", "CSV with the columns instance,cluster", collect, [])
    .option(
      "--metrics <file>",
      "CloudWatch metrics, as FILE or CLUSTER=FILE: the I/O of clusters on I/O-Optimized",
      collect,
      [],
    )
    .option("--tag <key>", "join instances and clusters by this tag")
    .addOption(new Option("--cost <view>", "which cost").choices(["list", "net", "amortized"]).default("list"))
    .option("--month <YYYY-MM>", "only this month")
    .addOption(
      new Option("--engine <engine>", "what reads the export; auto takes duckdb for Parquet")
        .choices(["auto", "csv", "duckdb", "trino", "athena"])
        .default("auto"),
    )
    .option("--server <url>", "of Trino, such as https://user@host:8443; a password is taken from TRINO_PASSWORD")
    .option("--table <name>", "of Trino or Athena: table, schema.table or catalog.schema.table")
    .option("--schema <name>", "of Trino or Athena, where --table names none")
    .option("--catalog <name>", "of Trino or Athena, where --table names none")
    .option("--output-location <s3-url>", "where Athena puts results, where its workgroup names no place")
    .option("--fail-on <condition>", "exit with 1 when it holds, such as savings>500 or undetermined>0", collect, [])
    .addOption(new Option("--on-error <way>", "at a row that cannot be read").choices(["skip", "stop"]).default("skip"))
    .option("--rejects <file>", "keep rows that cannot be read there, as CSV: where, why, and the row")
    .option("--hash", "put the SHA-256 of every input into the report")
    .addOption(
      new Option("--format <format>", "output")
        .choices(["table", "json", "ndjson", "csv", "markdown"])
        .default("table"),
    )
    .option("--explain", "unfold every cost to quantity × price, with its source")
    .option("--prices <file>", "price book to use for its Regions")
    .option("--as-of <date>", "the day on which prices are called stale; default: that of the book")
    .option("--out <file>", "write the report there")
    .option("--no-color", "no colours")
    .option("--quiet", "no progress and no notices")
    .action(async (inputs: string[], options: unknown) => {
      const { analyzeCommand } = await import("./commands/analyze.ts");
      await analyzeCommand(inputs, options);
    });

  root
    .command("estimate")
    .description("price a described cluster, line by line")
    .argument("<cluster>", "YAML or JSON file, or - for standard input")
    .addOption(new Option("--format <format>", "output").choices(["table", "json"]).default("table"))
    .option("--metrics <file>", "CloudWatch metrics for the io, storage and load it does not say", collect, [])
    .option("--explain", "unfold every cost to quantity × price, with its source")
    .option("--prices <file>", "price book to use for its Regions")
    .option("--as-of <date>", "the day on which prices are called stale; default: that of the book")
    .option("--out <file>", "write the estimate there")
    .option("--no-color", "no colours")
    .option("--quiet", "no notices")
    .action(async (file: string, options: unknown) => {
      const { estimateCommand } = await import("./commands/estimate.ts");
      await estimateCommand(file, options);
    });

  root
    .command("compare")
    .description("compare configurations of a described cluster")
    .argument("<cluster>", "YAML or JSON file, or - for standard input")
    .addOption(
      new Option("--by <questions>", `what to compare: ${QUESTIONS.join(", ")}, or several, as in a,b`)
        .argParser(questions)
        .makeOptionMandatory(),
    )
    .addOption(new Option("--format <format>", "output").choices(["table", "json"]).default("table"))
    .option("--metrics <file>", "CloudWatch metrics for the io, storage and load it does not say", collect, [])
    .option("--explain", "unfold every cost to quantity × price, with its source")
    .option("--prices <file>", "price book to use for its Regions")
    .option("--as-of <date>", "the day on which prices are called stale; default: that of the book")
    .option("--out <file>", "write the comparison there")
    .option("--no-color", "no colours")
    .option("--quiet", "no notices")
    .action(async (file: string, options: { readonly by: readonly string[] }) => {
      const { compareCommand } = await import("./commands/compare.ts");
      await compareCommand(file, options.by, options);
    });

  root
    .command("size")
    .description("what a provisioned instance carries → ACUs, connections, and the cheapest that holds it")
    .option("--class <class>", "DB instance class in use, such as db.r6g.xlarge")
    .option("--cpu-p95 <percent>", "95th percentile of its CPU over two weeks or more")
    .option("--cpu-max <percent>", "maximum of its CPU")
    .option("--cpu-avg <percent>", "mean of its CPU; default 0.6 of the 95th percentile")
    .option("--connections <count>", "connections at the peak")
    .option("--metrics <file>", "CloudWatch metrics for its CPU and connections, in place of these", collect, [])
    .option("--instance <name>", "which instance of the metrics, where they tell of several")
    .option("--working-set-gib <GiB>", "what the database should find in memory")
    .option("--storage-gib <GiB>", "size of the volume, to price it with the instance")
    .option("--region <region>", "AWS Region", "us-east-1")
    .option("--engine <engine>", "aurora-postgresql or aurora-mysql", "aurora-postgresql")
    .option("--engine-version <version>", "such as 16.4; without it the newest")
    .option("--platform-version <version>", "of Serverless v2, 1 to 4; without it the newest")
    .option("--database-insights", "Database Insights or Performance Insights is on")
    .option("--global-database", "the cluster is the primary of a Global Database")
    .addOption(new Option("--format <format>", "output").choices(["table", "json"]).default("table"))
    .option("--explain", "unfold every number to its arithmetic, every cost with its source")
    .option("--prices <file>", "price book to use for its Regions")
    .option("--as-of <date>", "the day on which prices are called stale; default: that of the book")
    .option("--out <file>", "write the size there")
    .option("--no-color", "no colours")
    .option("--quiet", "no notices")
    .action(async (options: Readonly<Record<string, string | boolean>>) => {
      const { sizeCommand } = await import("./commands/size.ts");
      await sizeCommand(options);
    });

  root
    .command("facts")
    .description("what Aurora allows today: common claims, checked one by one")
    .argument("[topic]", "a topic or a word; without it, the list of topics")
    .addOption(new Option("--format <format>", "output").choices(["table", "json", "markdown"]).default("table"))
    .option("--out <file>", "write the facts there")
    .option("--no-color", "no colours")
    .option("--quiet", "no notices")
    .action(async (topic: string | undefined, options: unknown) => {
      const { factsCommand } = await import("./commands/facts.ts");
      await factsCommand(topic, options);
    });

  root
    .command("sql")
    .description("the query that sums an export where it lies; analyze reads its result as CSV")
    .requiredOption(
      "--table <name>",
      "table, schema.table or catalog.schema.table; for duckdb also a pattern of .parquet files",
    )
    .addOption(new Option("--dialect <dialect>", "whose SQL").choices(["athena", "trino", "duckdb"]).default("athena"))
    .option(
      "--columns <file>",
      "what DESCRIBE prints of the table, or - ; without it, a table of CUR 2.0 with all columns",
    )
    .option("--tag <key>", "join instances and clusters by this tag")
    .option("--out <file>", "write the query there")
    .action(async (options: SqlOptions) => {
      const { sqlCommand } = await import("./commands/sql.ts");
      await sqlCommand(options);
    });

  const prices = root.command("prices").description("the price book: what is in it, where from, and a newer one");
  prices
    .command("import")
    .description("AWS price lists of AmazonRDS → price books that every command then uses")
    .argument("<file...>", "index.json, index.csv or the output of aws pricing get-products; plain or gzip")
    .option("--region <region>", "only this Region")
    .option("--rejects <file>", "write what was set aside there, as CSV")
    .addOption(new Option("--format <format>", "output").choices(["table", "json"]).default("table"))
    .option("--out <path>", "folder for one file a Region, or one .json file; default: the user's data folder")
    .option("--quiet", "no progress and no notices")
    .action(async (files: string[], options: Readonly<Record<string, string>>) => {
      const { importCommand } = await import("./commands/prices/import.ts");
      await importCommand(files, options);
    });
  prices
    .command("show")
    .description("prices with unit, SKU, source and date")
    .argument("[what]", "a charge, a DB instance class or family, or a usage type; without it, all")
    .option("--region <region>", "default us-east-1")
    .option("--engine <engine>", "only this engine's prices")
    .option("--origin", "say which book each Region's prices come from")
    .option("--as-of <date>", "the day on which prices are called stale; default: that of the book")
    .addOption(new Option("--format <format>", "output").choices(["table", "json"]).default("table"))
    .option("--prices <path>", "price book to use for its Regions: a file, or a folder of them")
    .option("--out <file>", "write the prices there")
    .option("--no-color", "no colours")
    .option("--quiet", "no notices")
    .action(async (what: string | undefined, options: Readonly<Record<string, string>>) => {
      const { showCommand } = await import("./commands/prices/show.ts");
      await showCommand(what, options);
    });
  prices
    .command("check")
    .description("which prices moved from one book or price list to another")
    .argument("<old>", "a price book or price list; alone, it is compared with the shipped book")
    .argument("[new]", "the one to compare it with")
    .addOption(new Option("--format <format>", "output").choices(["table", "json"]).default("table"))
    .option("--out <file>", "write the comparison there")
    .option("--no-color", "no colours")
    .option("--quiet", "no progress and no notices")
    .action(async (old: string, newer: string | undefined, options: unknown) => {
      const { checkCommand } = await import("./commands/prices/check.ts");
      await checkCommand(old, newer, options);
    });

  return root;
}

function questions(value: string): readonly string[] {
  const asked = value.split(",").map((name) => name.trim());
  if (asked.every((name) => QUESTIONS.includes(name))) return [...new Set(asked)];
  throw new InvalidArgumentError(`Allowed choices are ${QUESTIONS.join(", ")}.`);
}

function collect(value: string, previous: string[]): string[] {
  return [...previous, value];
}

try {
  await program().parseAsync();
} catch (error) {
  fail(error);
}
