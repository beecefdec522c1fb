import { useState } from 'react';

interface Choosable {
  readonly barred?: unknown;
}

/** Which rows are ticked; those that are gone since are not. */
export function useChosen<T extends Choosable>(rows: readonly T[], keyOf: (row: T) => string) {
  const [keys, setKeys] = useState<readonly string[]>([]);
  const chosen = rows.filter((row) => row.barred === undefined && keys.includes(keyOf(row)));
  return {
    chosen,
    choose: (those: readonly T[]) => setKeys(those.map(keyOf)),
    clear: () => setKeys([]),
    selection: (label: (row: T) => string, all: string) => ({
      getTitleCheckboxProps: () => ({ 'aria-label': all }),
      selectedRowKeys: chosen.map(keyOf),
      onChange: (picked: readonly unknown[]) => setKeys(picked.map(String)),
      getCheckboxProps: (row: T) => ({ disabled: row.barred !== undefined, 'aria-label': label(row) }),
    }),
  };
}
