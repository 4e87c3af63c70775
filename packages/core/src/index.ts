export {
  type Analysis,
  analyze,
  type AnalyzeInput,
  type ClusterReport,
  type Costs,
  type InputReport,
  type MonthReport,
  type Reconciliation,
  type SetAsideReport,
} from "./advise/analysis.ts";
export type { AlternativeLine, BilledLine } from "./advise/explain.ts";
export type { History } from "./advise/history.ts";
export type { Outlook } from "./advise/outlook.ts";
export type { Grade } from "./advise/sample.ts";
export { planSwitches, type Schedule, type SidesOfDay } from "./advise/plan.ts";
export type { Alternative, Reason, Verdict } from "./advise/verdict.ts";
export type { SetAsideReason } from "./bill/classify.ts";
export { classify } from "./bill/classify.ts";
export { parseDay } from "./calendar.ts";
export { type ExactSum, exactSum } from "./bill/exact-sum.ts";
export type { Cells, Column, Field, Format } from "./bill/formats/format.ts";
export { detectDocument, detectFormat, detectTable, documents, formats, tables } from "./bill/formats/index.ts";
export type { Sheet, SheetReading, Table } from "./bill/formats/sheet.ts";
export type { Gap } from "./bill/formats/untold.ts";
export { type Footprint, openFootprint, type OpenFootprint } from "./bill/footprint.ts";
export { findSameMoney, type SameMoney } from "./bill/same-money.ts";
export { type Inventory, type InventoryCluster, isInventory, NO_INVENTORY, readInventory } from "./bill/inventory.ts";
export {
  joinClusters,
  type BilledCluster,
  type Joined,
  type JoinedBy,
  type JoinOptions,
  type Unjoined,
} from "./bill/join.ts";
export { MAX_RECORD_BYTES, type OnRecord, type ParseFrom, type Platform } from "./bill/csv/platform.ts";
export type { Needle } from "./bill/csv/needle.ts";
export { readRecords } from "./bill/csv/read-records.ts";
export type { OnHeader, Wanted } from "./bill/csv/reading.ts";
export { wantedOf } from "./bill/wanted.ts";
export { type Entry, type Group, type Ledger, type LedgerTotals, openLedger, type SetAside } from "./bill/ledger.ts";
export { CUR2_TABLE } from "./bill/query/cur2-table.ts";
export { type Dialect, dialects, literal, quoted, type TableColumn } from "./bill/query/dialect.ts";
export { groupedQuery, type GroupedQuery, type QueryOptions } from "./bill/query/grouped-query.ts";
export { bindResult, formatIdOf, type GroupRead, isQueryResult, type ResultReader } from "./bill/query/result.ts";
export type { CostView } from "./bill/rates.ts";
export { bindReader, gapsOf, type Read, type Reader, type ReaderOptions } from "./bill/reader.ts";
export type { ChargeRow, LineKind } from "./bill/row.ts";
export { curveSeconds, type LoadCurve, loadCurve } from "./capacity/load.ts";
export { serverlessInstances } from "./capacity/serverless-cluster.ts";
export { type Charge, type CostPart, type Source } from "./charges/charge.ts";
export type { Certainty, ConnectionLimit } from "./capacity/connection-limit.ts";
export { suggestClass } from "./capacity/instance-classes.ts";
export { charges, chargeOfPrice, recognise, type Recognised } from "./charges/index.ts";
export type {
  Backtrack,
  Backup,
  Clone,
  CloudwatchLogs,
  Cluster,
  CpuCredits,
  DataApi,
  DataTransfer,
  Engine,
  GlobalDatabase,
  Insights,
  Instance,
  Io,
  Kinesis,
  Kms,
  RdsProxy,
  Secondary,
  SecretsManager,
  ServerlessV1,
  SnapshotExport,
  Storage,
  StorageConfiguration,
} from "./cluster/cluster.ts";
export { clusterSchema } from "./cluster/schema.ts";
export type { Commitments, ReservedInstance, SavingsPlan } from "./commitments/commitments.ts";
export type { CommittedBreakEven, FamilyPremium, PremiumKink } from "./commitments/storage-premium.ts";
export { type BreakEven, breakEven, type BreakEvenInput } from "./compare/break-even.ts";
export { type CheapestComparison, type CheapestOption, compareAll, type RejectedOption } from "./compare/cheapest.ts";
export {
  type CommitmentComparison,
  type CommitmentOption,
  compareCommitments,
  type FamilyCoverage,
  type OfferedInstance,
} from "./compare/commitments.ts";
export { type AutoScaledOption, compareReaders, type ReaderComparison, type ReaderOption } from "./compare/readers.ts";
export { compareProxy, type ProxyComparison, type ProxyOption } from "./compare/proxy.ts";
export { compareServerless, type ServerlessComparison } from "./compare/serverless.ts";
export type { MinimumOption, ServerlessOption } from "./compare/serverless-options.ts";
export { compareServices, type ServiceComparison, type ServiceLine, type ServiceOption } from "./compare/service.ts";
export {
  compareStorage,
  compareStorageUnder,
  type StorageComparison,
  type StorageOption,
  storageTotals,
  type StorageTotals,
} from "./compare/storage.ts";
export { Decimal } from "./decimal.ts";
export { InputError, type InputErrorCode, type Path, spellPath } from "./errors.ts";
export { type Estimate, estimate } from "./estimate.ts";
export { currencyOf, type Line, type Priced, regionsOf, type UnpricedLine } from "./lines.ts";
export { type Fact, FACT_TOPICS, type FactSource, type FactTopic, type FactVerdict } from "./facts/fact.ts";
export { facts, FACTS_CHECKED_ON } from "./facts/index.ts";
export { factsMarkdown } from "./facts/markdown.ts";
export { searchFacts } from "./facts/search.ts";
export { fillFromMetrics, type FilledCluster } from "./metrics/describe.ts";
export type { MetricFile } from "./metrics/formats/format.ts";
export { metricFormats } from "./metrics/formats/index.ts";
export { METRICS, type MetricName } from "./metrics/metric.ts";
export { isMetrics, readMetrics, type ReadMetrics } from "./metrics/read.ts";
export type { Datapoint, MetricSeries } from "./metrics/series.ts";
export { type BilledCapacity, openBilledCapacity } from "./metrics/of-bill.ts";
export { type InstanceUtilization, type Utilization, utilizationOf } from "./metrics/utilization.ts";
export { parseCluster, parseClusterToFill } from "./parse-cluster.ts";
export {
  findPrice,
  findReserved,
  type PaymentOption,
  type PriceBook,
  priceBook,
  priceBookId,
  type PriceBookId,
  type PricedEngine,
  type PriceRow,
  type PriceSource,
  type PriceStatus,
  type RegionPrices,
  type ReservedRow,
  type ReservedTerm,
  usageTypesBySku,
  WAYS_TO_PRICE,
  withOtherServices,
} from "./prices/book.ts";
export {
  type ImportedPrices,
  openPriceList,
  type PriceListOptions,
  type PriceListReader,
} from "./prices/import/collect.ts";
export { bindPriceListHeader, type PriceListLine } from "./prices/import/csv.ts";
export {
  type ComparedPrice,
  comparePrices,
  type MovedPrice,
  type PriceDifference,
} from "./prices/import/difference.ts";
export { day, productOf, ratesOf } from "./prices/import/json.ts";
export type { ListedProduct, ListedRate, ListOrigin, Rejected, RejectReason } from "./prices/import/listed.ts";
export { loadPriceBook, PRICED_REGIONS } from "./prices/index.ts";
export { parseRegionPrices } from "./prices/region-schema.ts";
export { SHIPPED_BOOK } from "./prices/shipped-book.ts";
export { isStale, latestKnownDay, stalePrices } from "./prices/staleness.ts";
export { checkCluster, runRules } from "./rules/check.ts";
export { rules } from "./rules/index.ts";
export { postgresqlClassRule } from "./rules/instance-classes.ts";
export { ioOptimizedRules } from "./rules/io-optimized.ts";
export type {
  BilledFacts,
  Finding,
  MetricFacts,
  MetricsFacts,
  Rule,
  RuleFacts,
  Severity,
  StorageBalance,
} from "./rules/rule.ts";
export type {
  CheapestProvisioned,
  MonthlyCosts,
  Size,
  SizedAcu,
  SizedLoad,
  SizeFormulas,
  SizeOption,
} from "./size/document.ts";
export { parseSizeInput, type SizeInput } from "./size/input.ts";
export { size } from "./size/size.ts";
export type { Unit } from "./units.ts";
export { money, percent, thousands } from "./text.ts";
export { KNOWN_REGIONS, parseUsageType, suggestRegion } from "./usage-type.ts";
