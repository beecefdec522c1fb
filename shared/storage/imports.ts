import * as z from 'zod';
import { Kind } from '../domain/import/definitions.ts';
import { mostColumns } from '../domain/import/mapping.ts';
import { mostStretches } from '../domain/import/plan.ts';
import { Refused } from '../domain/refused.ts';
import { Bilingual } from '../domain/text.ts';
import { list, listed, partition } from './keys.ts';
import { type Existing, record } from './record.ts';

const Count = z.int().min(0);

/** How far a pass over the file is, and what it found so far. A step is taken once, whatever breaks off in between. */
export const Pass = z.strictObject({
  step: Count,
  steps: Count,
  /** Records that pass, or are written. */
  good: Count,
  /** Records that say what already stands; nothing is written for them. */
  unchanged: Count,
  refused: Count,
  /** Why how many were refused, by code. */
  reasons: z.record(z.string(), Count),
});
export type Pass = z.infer<typeof Pass>;

/** What the rows of a file became, so that it adds up: parts = skipped + joined + records. */
export const Counted = z.strictObject({
  /** Each row itself, or the parts unpivoting made of it. */
  parts: Count,
  /** Parts that were added to the record of an earlier one, or said the same again. */
  joined: Count,
  /** good + unchanged + refused, once all of them were looked at. */
  records: Count,
  /** What was left out because nobody is to see it in the workbook; it is not among the rows. */
  hidden: z.strictObject({
    rows: Count,
    /** Which ones, as "5–8"; of very many stretches the first. */
    stretches: z.array(z.string()).max(mostStretches),
    /** Hidden columns that the mapping does not name. */
    columns: z.array(z.string()).max(mostColumns),
  }),
});

export const ImportHead = z.strictObject({
  id: z.string(),
  kind: Kind,
  /** What the file is called where it came from. */
  name: z.string(),
  period: z.string().optional(),
  /** `replace`: sections the file does not name are dropped from the draft. */
  scheme: z.strictObject({ id: z.string(), version: z.int().min(1), replace: z.boolean().optional() }).optional(),
  /** What this period or scheme was called then. */
  of: Bilingual.optional(),
  /** The unit that owns it. */
  owner: z.string().optional(),
  mode: z.enum(['all-or-nothing', 'accept-good-rows']),
  /** Where its mapping was taken from; what it says is kept with the import, whatever becomes of the saved one. */
  saved: z.strictObject({ name: z.string(), version: z.int().min(1) }).optional(),
  by: z.string(),
  at: z.int(),
  /** The file: its digest, its size, and where it lies. */
  sha256: z.string(),
  bytes: Count,
  content: z.enum(['uploaded', 'inline']),
  rows: Count.optional(),
  counted: Counted.optional(),
  /** What the mapping leaves out on purpose, by reason: parts of rows. */
  skipped: z.record(z.string(), Count).optional(),
  check: Pass.optional(),
  run: Pass.optional(),
});
export type ImportHead = z.infer<typeof ImportHead>;
export type Import = Existing<ImportHead>;

export const imports = record({
  key: partition.import,
  head: ImportHead,
  /** Listed in its jurisdiction by its time-ordered id. */
  index: (jurisdiction, { id }) => listed(list.imports(jurisdiction), id),
  missing: (id) => new Refused('imports.no-import', { import: id }),
});
