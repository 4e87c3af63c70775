import {
  type Cluster,
  compareAll,
  compareCommitments,
  compareProxy,
  compareReaders,
  compareServerless,
  compareServices,
  compareStorage,
  currencyOf,
  type FilledCluster,
  type Finding,
  type PriceBook,
  priceBookId,
  regionsOf,
} from "@aurora-cost/core";
import { inputName, readDescribed } from "../description.ts";
import { located } from "../failure.ts";
import { readOptions } from "../options.ts";
import { emit, toJson } from "../output.ts";
import { openPrices } from "../prices.ts";
import { cheapestText } from "../reports/cheapest.ts";
import { commitmentsText } from "../reports/commitments.ts";
import { storageText } from "../reports/estimate.ts";
import { proxyText } from "../reports/proxy.ts";
import { readersText } from "../reports/readers.ts";
import { serverlessText } from "../reports/serverless.ts";
import { serviceText } from "../reports/service.ts";
import { type Paint, paintFor } from "../reports/table.ts";

type Report<R> = (result: R, heading: string, currency: string, paint: Paint, explain: boolean) => string;

interface Answer {
  readonly document: unknown;
  readonly text: (heading: string, currency: string, paint: Paint, explain: boolean) => string;
}

type Question = (described: FilledCluster, book: PriceBook, asOf: string | undefined) => Answer;

interface WithFindings {
  readonly findings: readonly Finding[];
}

function question<R extends WithFindings>(
  compare: (cluster: Cluster, book: PriceBook, asOf?: string) => R,
  report: Report<R>,
): Question {
  return ({ cluster, findings }, book, asOf) => {
    const found = compare(cluster, book, asOf);
    const result = { ...found, findings: [...found.findings, ...findings] };
    return { document: result, text: (...rest) => report(result, ...rest) };
  };
}

/** By the name that `--by` asks for and the document gives the answer. */
const questions: ReadonlyMap<string, Question> = new Map([
  ["storage", question(compareStorage, storageText)],
  ["serverless", question(compareServerless, serverlessText)],
  ["readers", question(compareReaders, readersText)],
  ["proxy", question(compareProxy, proxyText)],
  ["commitments", question(compareCommitments, commitmentsText)],
  ["service", question(compareServices, serviceText)],
  ["all", question(compareAll, cheapestText)],
]);

/** `aurora-cost compare --by`: what a described cluster costs under each of several choices. A missing price stops it. */
export async function compareCommand(file: string, by: readonly string[], raw: unknown): Promise<void> {
  const options = readOptions(raw);
  const { cluster, findings } = await readDescribed(file, options);
  const book = await openPrices(regionsOf(cluster), options.prices);
  const currency = currencyOf(book, cluster.region);
  try {
    const answers = by.flatMap((name): [string, Answer][] => {
      const ask = questions.get(name);
      return ask === undefined ? [] : [[name, ask({ cluster, findings }, book, options.asOf)]];
    });
    const { name = null, region, engine, hoursPerMonth } = cluster;
    const document = {
      schemaVersion: 1,
      name,
      region,
      engine,
      currency,
      hoursPerMonth,
      priceBook: priceBookId(book),
      ...Object.fromEntries(answers.map(([asked, answer]) => [asked, answer.document])),
    };
    const paint = paintFor(process.stdout, options.color && options.out === undefined);
    const heading = `${name ?? "Cluster"} · ${engine} · ${region} · price book of ${book.publishedOn}`;
    const texts = answers.map(([asked, { text }]) =>
      text(answers.length === 1 ? heading : `${heading} · by ${asked}`, currency, paint, options.explain),
    );
    await emit(options.format === "json" ? toJson(document) : texts.join("\n"), options.out);
  } catch (error) {
    throw located(error, inputName(file));
  }
}
