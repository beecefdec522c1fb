import * as z from 'zod';
import { mostColumns } from '../../../shared/domain/import/mapping.ts';
import { Wording } from '../../../shared/domain/text.ts';

/** Headings stand in this row; what is above it (titles, units) is not read. 0: there are none, columns are A, B, C … */
const headingRow = z.int().min(0).max(1000).default(1);

/** Encodings a text file may have; UTF-16 also shows itself by its byte order mark. */
export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'windows-1252'] as const;
export const delimiters = [',', ';', '\t', '|'] as const;

/** How a file is written. Left out, encoding and delimiter are found out. */
export const Format = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('csv'),
    encoding: z.enum(encodings).optional(),
    delimiter: z.enum(delimiters).optional(),
    headingRow,
  }),
  z.strictObject({
    type: z.literal('xlsx'),
    /** Left out, the first sheet that is to be seen. */
    sheet: Wording('line', 1, 31).optional(),
    headingRow,
    /** What becomes of rows that are hidden, by hand or by a filter, and of hidden columns the mapping does not name. */
    hidden: z.enum(['leave-out', 'take']).default('leave-out'),
    /** `shown`: 0.962 under 0.00% is 96.2%. `stored`: it is 0.962, and a date the number of its day since 1900. */
    numbers: z.enum(['shown', 'stored']).default('shown'),
  }),
]);
export type Format = z.infer<typeof Format>;

/** What a file may hold at most: more is split by its owner, not read by half. */
export const limits = { bytes: 20_000_000, rows: 50_000, columns: mostColumns, cell: 32_767 };

/** Every workbook of this kind is a zip archive. */
const zipped = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** How a file is written of which nobody says so: by its bytes, before they are there by its name, and else as the templates are. */
export function formatOf({ name, bytes }: { readonly name: string; readonly bytes?: Uint8Array | undefined }): Format {
  const isText = bytes ? !zipped(bytes) : /\.(?:csv|tsv|txt)$/iu.test(name);
  return Format.parse({ type: isText ? 'csv' : 'xlsx' });
}
