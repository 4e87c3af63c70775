import { Command, Option } from "commander";
import { fail } from "./failure.ts";

/** The command line. Commands are loaded when they run, so that `--help` stays quick. */
function program(): Command {
  const root = new Command("aurora-cost")
    .description("Exact costs of Amazon Aurora: from a billing export, or from a description of a cluster.")
    .version("0.1.0")
    .exitOverride()
    .showHelpAfterError("(aurora-cost --help lists commands and options)")
    .addHelpText(
      "after",
      `
Examples:
  aurora-cost analyze examples/acme/            which clusters are in the wrong storage configuration
  aurora-cost analyze cur-*.csv.gz --inventory clusters.json --format json
  aurora-cost estimate cluster.yaml             what a described cluster costs, line by line
  aurora-cost compare cluster.yaml --by storage Standard against I/O-Optimized, with the exact break-even

Exit codes: 0 done, 1 a --fail-on condition holds, 2 unusable input, 3 sums do not reconcile, 130 interrupted.`,
    );

  root
    .command("analyze")
    .description("billing exports → a verdict for every Aurora cluster")
    .argument("<input...>", "export files, folders, globs, or - for standard input")
    .option("--inventory <file>", "output of aws rds describe-db-clusters or describe-db-instances", collect, [])
    .option("--map <file>", "CSV with the columns instance,cluster", collect, [])
    .option("--tag <key>", "join instances and clusters by this tag")
    .addOption(new Option("--cost <view>", "which cost").choices(["list", "net", "amortized"]).default("list"))
    .option("--month <YYYY-MM>", "only this month")
    .option("--hash", "put the SHA-256 of every input into the report")
    .addOption(new Option("--format <format>", "output").choices(["table", "json"]).default("table"))
    .option("--prices <file>", "price book to use for its Regions")
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
    .option("--prices <file>", "price book to use for its Regions")
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
    .addOption(new Option("--by <question>", "what to compare").choices(["storage"]).makeOptionMandatory())
    .addOption(new Option("--format <format>", "output").choices(["table", "json"]).default("table"))
    .option("--prices <file>", "price book to use for its Regions")
    .option("--out <file>", "write the comparison there")
    .option("--no-color", "no colours")
    .option("--quiet", "no notices")
    .action(async (file: string, options: unknown) => {
      const { compareCommand } = await import("./commands/compare.ts");
      await compareCommand(file, options);
    });

  return root;
}

function collect(value: string, previous: string[]): string[] {
  return [...previous, value];
}

try {
  await program().parseAsync();
} catch (error) {
  fail(error);
}
