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
export { charges, recognise, type Recognised } from "./charges/index.ts";
export type {
  Backtrack,
  Backup,
  Cluster,
  Engine,
  Instance,
  Io,
  ServerlessV1,
  SnapshotExport,
  Storage,
  StorageConfiguration,
} from "./cluster/cluster.ts";
export { clusterSchema } from "./cluster/schema.ts";
export { type BreakEven, breakEven, type BreakEvenInput } from "./compare/break-even.ts";
export { compareStorage, type StorageComparison, type StorageOption } from "./compare/storage.ts";
export { Decimal } from "./decimal.ts";
export { InputError, type InputErrorCode, type Path, spellPath } from "./errors.ts";
export { currencyOf, type Estimate, estimate, type Line, type UnpricedLine } from "./estimate.ts";
export { parseCluster } from "./parse-cluster.ts";
export {
  findPrice,
  parseRegionPrices,
  type PriceBook,
  priceBook,
  priceBookId,
  type PriceBookId,
  type PriceRow,
  type PriceSource,
  type PriceStatus,
  type RegionPrices,
  usageTypesBySku,
} from "./prices/book.ts";
export { loadPriceBook, PRICED_REGIONS, SHIPPED_BOOK } from "./prices/index.ts";
export type { Finding, Severity } from "./rules/rule.ts";
export type { Unit } from "./units.ts";
export { money, percent, thousands } from "./text.ts";
export { KNOWN_REGIONS, parseUsageType } from "./usage-type.ts";
