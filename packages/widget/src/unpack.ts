/** Rows from columns, as the build packs them: 0 stands where a row lacks a value, source number 0 aside. */
export function unpack(names: readonly string[], columns: readonly (readonly unknown[])[]): readonly object[] {
  return (columns[0] ?? []).map((_, row) =>
    Object.fromEntries(
      names.flatMap((name, column) => {
        const value = columns[column]?.[row];
        return value === 0 && name !== "source" ? [] : [[name, value]];
      }),
    ),
  );
}
