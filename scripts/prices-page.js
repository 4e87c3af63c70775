// Writes the text of docs/prices.md: what the shipped price book has, Region by Region, and what nobody could tell.

const ENGINES = { "aurora-mysql": "MySQL", "aurora-postgresql": "PostgreSQL" };

/** The charges of a description that a Region's book has no price of, for one engine or both. */
function missingIn(rows, chargeOfPrice, charges) {
  const priced = new Set(
    rows.flatMap(({ usageType, engine }) => {
      const id = chargeOfPrice(usageType)?.id;
      return (engine === "any" ? Object.keys(ENGINES) : [engine]).map((each) => `${id} ${each}`);
    }),
  );
  return charges.flatMap((id) => {
    const lacking = Object.keys(ENGINES).filter((engine) => !priced.has(`${id} ${engine}`) && isFor(id, engine));
    if (lacking.length === 0) return [];
    const [first] = lacking;
    return lacking.length === 2 || id === "backtrack" ? [id] : [`${id} (${ENGINES[first]})`];
  });
}

function isFor(id, engine) {
  return id !== "backtrack" || engine === "aurora-mysql";
}

function classesIn(rows, prefix, engine) {
  return rows.filter((row) => row.engine === engine && row.usageType.startsWith(`${prefix}:`)).length;
}

export function pricesPage(book, charges, chargeOfPrice) {
  const ids = [...new Set(charges.filter(({ usage }) => usage !== undefined).map(({ id }) => id))];
  const lines = [...book.regions].map(([region, { currency, rows, reserved }]) => {
    const all = [...rows.values()];
    const dates = all.map(({ date, basisDate }) => basisDate ?? date).sort((a, b) => a.localeCompare(b));
    const classes = Object.keys(ENGINES).map((engine) =>
      ["InstanceUsage", "InstanceUsageIOOptimized"].map((prefix) => classesIn(all, prefix, engine)).join(" / "),
    );
    const missing = missingIn(all, chargeOfPrice, ids).join(", ");
    const cells = [region, currency, `${dates[0]} – ${dates.at(-1)}`, ...classes, reserved.size, missing];
    return `| ${cells.join(" | ")} |`;
  });
  return `# Prices

What the shipped price book \`${book.id}\` holds. Classes are counted as Standard / I/O-Optimized; dates are those of the
oldest and the newest price, of a derived one the day of what it rests on. \`aurora-cost prices show\` prints every price with its
source. A price that is missing here is never guessed: an estimate names it and is then a subtotal, a comparison stops.
\`aurora-cost prices import\` reads AWS's own price list of a Region and takes the place of the shipped one.
This page is printed from the book: \`pnpm run docs\`.

| Region | currency | prices of | Aurora MySQL classes | Aurora PostgreSQL classes | reserved | charges without a price |
| --- | --- | --- | --- | --- | --- | --- |
${lines.join("\n")}

## What could not be sourced

No public copy of these was found; the shipped book leaves them out rather than take a neighbour's.

- **Reserved DB instances**: the shipped book has no rates at all. They come from \`prices import\`, which reads all five terms and payment
  options of AWS's list, or from \`commitments.reservedInstances\` of the description; without either it is an error, not a discount
  of so many percent.
- **Database Savings Plans**: AWS publishes their rates in a file of their own, of which no copy was found; they come from
  \`commitments.savingsPlan.rates\` of the description.
- **RDS Data API**: us-east-2 only, and only its first tier, up to 1 billion requests a month. What lies beyond has no price. The price list's
  own usage type is not known either, so that an import does not bring it.
- **RDS Multi-AZ DB cluster** (two readable standbys): no prices. \`compare --by service\` shows Single-AZ, Multi-AZ with one standby, and
  EC2, where they are priced, and says that this one is not.
- **Aurora PostgreSQL Limitless Database** and **Aurora DSQL**: recognised in bills, not estimated; the book has no price of a Limitless ACU.
- **Whole Regions**: those that are not in the table, eu-central-2 among them.
`;
}
