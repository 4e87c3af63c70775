import { parseUsageType } from "@aurora-cost/core";

/** A price by what it is of. */
export interface Named {
  readonly usageType: string;
  readonly charge: string | null;
}

/** A charge, a usage type with or without what follows its colon, a DB instance class, or a family of them. */
export function matcher(word: string): (row: Named) => boolean {
  const { name } = parseUsageType(word);
  const bare = word.startsWith("db.") ? word : `db.${word}`;
  const instance = parseUsageType(`InstanceUsage:${bare}`).name.slice("InstanceUsage:".length);
  return ({ usageType, charge }) => {
    const detail = usageType.slice(usageType.indexOf(":") + 1);
    return (
      charge === word ||
      usageType === name ||
      usageType.startsWith(`${name}:`) ||
      detail === instance ||
      detail.startsWith(`${instance}.`)
    );
  };
}

/** Every word that finds one of some prices. */
export function namesOf(rows: readonly Named[]): readonly string[] {
  return [
    ...new Set(
      rows.flatMap(({ usageType, charge }) => {
        const [, instance] = /:(db\..+)$/.exec(usageType) ?? [];
        return [usageType, ...(instance === undefined ? [] : [instance]), ...(charge === null ? [] : [charge])];
      }),
    ),
  ];
}
