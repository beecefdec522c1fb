/** The middle one: a benchmark's outliers are the machine's other work. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Milliseconds one run takes. */
export async function elapsed(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** A table in Markdown: the first column to the left, figures to the right. */
export function printTable(title: string, heads: readonly string[], rows: readonly (readonly (string | number)[])[]) {
  const text = rows.map((row) => row.map(String));
  const widths = heads.map((head, column) => Math.max(head.length, ...text.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  console.log(`\n### ${title}\n`);
  for (const row of [heads, rule, ...text]) console.log(line(row));
}

export const ratio = (of: number, to: number): string => `${(of / to).toFixed(2)}×`;
export const milliseconds = (value: number): string => value.toFixed(value < 10 ? 2 : 0);
