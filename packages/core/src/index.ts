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
export type { Grade } from "./advise/sample.ts";
export type { Alternative, Reason, Verdict } from "./advise/verdict.ts";
export type { SetAsideReason } from "./bill/classify.ts";
export { classify } from "./bill/classify.ts";
export { type ExactSum, exactSum } from "./bill/exact-sum.ts";
export type { Cells, Column, Field, Format } from "./bill/formats/format.ts";
export { detectFormat, formats } from "./bill/formats/index.ts";
export { type Inventory, type InventoryCluster, isInventory, NO_INVENTORY, readInventory } from "./bill/inventory.ts";
export {
  joinClusters,
  type BilledCluster,
  type Joined,
  type JoinedBy,
  type JoinOptions,
  type Unjoined,
} from "./bill/join.ts";
export { type Entry, type Ledger, type LedgerTotals, openLedger, type SetAside } from "./bill/ledger.ts";
export type { CostView } from "./bill/rates.ts";
export { bindReader, type Read, type Reader, type ReaderOptions } from "./bill/reader.ts";
export type { ChargeRow, LineKind } from "./bill/row.ts";
export { type Charge, type CostPart, type Source } from "./charges/charge.ts";
export { type AcuLimits, acuLimits } from "./capacity/acu-limits.ts";
export {
  type AcuV1Capacity,
  type AcuV1Settings,
  acuV1,
  SERVERLESS_V1_ACUS,
  SERVERLESS_V1_END,
} from "./capacity/acu-v1.ts";
export { type AcuV2Capacity, type AcuV2Settings, acuV2 } from "./capacity/acu-v2.ts";
export { type PauseBlocker, pauseBlockers, type PauseOutlook } from "./capacity/auto-pause.ts";
export { atLeast, type EngineVersion, parseEngineVersion } from "./capacity/engine-version.ts";
export { suggestClass } from "./capacity/instance-classes.ts";
export { type LoadCurve, loadCurve, type LoadStatistics, loadStatistics } from "./capacity/load.ts";
export { type ServerlessInstance, serverlessInstances } from "./capacity/serverless-instances.ts";
export { type ServerlessRange, serverlessRange } from "./capacity/serverless-range.ts";
export type { Step, Steps } from "./capacity/steps.ts";
export { charges, recognise, type Recognised } from "./charges/index.ts";
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
  Load,
  LoadProfile,
  RdsProxy,
  Secondary,
  SecretsManager,
  ServerlessV1,
  ServerlessV2,
  SnapshotExport,
  Storage,
  StorageConfiguration,
} from "./cluster/cluster.ts";
export { clusterSchema } from "./cluster/schema.ts";
export type { Commitments, ReservedInstance, SavingsPlan } from "./commitments/commitments.ts";
export type { CommittedBreakEven, FamilyPremium, PremiumKink } from "./commitments/storage-premium.ts";
export { type BreakEven, breakEven, type BreakEvenInput } from "./compare/break-even.ts";
export {
  type CommitmentComparison,
  type CommitmentOption,
  compareCommitments,
  type FamilyCoverage,
  type OfferedInstance,
} from "./compare/commitments.ts";
export { compareServices, type ServiceComparison, type ServiceLine, type ServiceOption } from "./compare/service.ts";
export {
  compareStorage,
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
export { parseCluster } from "./parse-cluster.ts";
export {
  findPrice,
  findReserved,
  parseRegionPrices,
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
export { loadPriceBook, PRICED_REGIONS, SHIPPED_BOOK } from "./prices/index.ts";
export type { Finding, Severity } from "./rules/rule.ts";
export type { Unit } from "./units.ts";
export { money, percent, thousands } from "./text.ts";
export { KNOWN_REGIONS, parseUsageType } from "./usage-type.ts";
