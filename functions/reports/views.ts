import * as z from 'zod';
import { Format, Stage } from '../../shared/domain/reports/manifest.ts';
import type { ReportSet } from '../../shared/storage/results.ts';
import { Instant, iso } from '../fields.ts';

/** One subject's reports of one run, or those of the period as a whole. */
export const SetView = z.strictObject({
  of: z.string(),
  stage: Stage,
  generation: z.int(),
  at: Instant,
  files: z.array(z.strictObject({ format: Format, bytes: z.int(), sha256: z.string() })).max(Format.options.length),
});
export type SetView = z.infer<typeof SetView>;

export const setView = ({ of, stage, generation, at, files }: ReportSet): SetView => ({
  of,
  stage,
  generation,
  at: iso(at),
  files: files.map(({ format, bytes, sha256 }) => ({ format, bytes, sha256 })),
});

/** Which report is wanted; without a generation the newest of the stage. */
export const Wanted = z.strictObject({ stage: Stage, format: Format, generation: z.int().min(1).optional() });
export type Wanted = z.infer<typeof Wanted>;

/** A link that carries its own permission for a few minutes, and the sum to check the download with. */
export const LinkView = z.strictObject({
  url: z.string(),
  filename: z.string(),
  generation: z.int(),
  bytes: z.int(),
  sha256: z.string(),
  /** The entry of the audit chain that records the export. */
  entry: z.int(),
});
export type LinkView = z.infer<typeof LinkView>;
