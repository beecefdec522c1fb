import * as z from 'zod';

/** Headings stand in this row; what is above it (titles, units) is not read. 0: there are none, columns are A, B, C … */
const headingRow = z.int().min(0).max(1000).default(1);

/** How a file is written. Left out, encoding and delimiter are found out. */
export const Format = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('csv'),
    encoding: z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
    delimiter: z.enum([',', ';', '\t', '|']).optional(),
    headingRow,
  }),
  /** Left out, the first sheet. */
  z.strictObject({ type: z.literal('xlsx'), sheet: z.string().min(1).max(31).optional(), headingRow }),
]);
export type Format = z.infer<typeof Format>;

/** What a file may hold at most: more is split by its owner, not read by half. */
export const limits = { bytes: 20_000_000, rows: 50_000, columns: 500, cell: 32_767 };
