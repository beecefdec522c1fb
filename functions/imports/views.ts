import * as z from 'zod';
import type { Fault } from '../../shared/domain/import/fault.ts';
import { Kind } from '../../shared/domain/import/records.ts';
import { Pass, type ImportHead } from '../../shared/storage/imports.ts';
import { refusals, say } from '../../shared/text/catalogue.ts';
import { finished } from './slice.ts';

const Count = z.int().min(0);
const Upload = z.strictObject({ url: z.string(), fields: z.record(z.string(), z.string()) });

const FaultView = z.strictObject({
  row: z.int(),
  column: z.string().optional(),
  /** What stands there. */
  value: z.string().optional(),
  field: z.string().optional(),
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  legal: z.array(z.string()).optional(),
});

export const ImportView = z.strictObject({
  id: z.string(),
  kind: Kind,
  name: z.string(),
  period: z.string().optional(),
  scheme: z.strictObject({ id: z.string(), version: z.int(), replace: z.boolean().optional() }).optional(),
  mode: z.enum(['all-or-nothing', 'accept-good-rows']),
  by: z.string(),
  at: z.iso.datetime(),
  state: z.enum(['registered', 'checking', 'checked', 'running', 'done']),
  sha256: z.string(),
  bytes: Count,
  rows: Count.optional(),
  skipped: z.record(z.string(), Count).optional(),
  check: Pass.optional(),
  run: Pass.optional(),
});
export const RegisteredView = ImportView.extend({
  /** Send the file as multipart/form-data: these fields first, then the field `file`. Valid for 15 minutes. */
  upload: Upload.optional(),
});
export const SliceView = z.strictObject({
  state: ImportView.shape.state,
  /** Steps of the whole file; repeat the call until none is left. */
  done: Count,
  total: Count,
  left: Count,
  rows: Count,
  skipped: z.record(z.string(), Count),
  good: Count,
  unchanged: Count,
  refused: Count,
  reasons: z.record(z.string(), Count),
  /** What this call found. */
  faults: z.array(FaultView),
});
export type RegisteredBody = z.infer<typeof RegisteredView>;
export type SliceBody = z.infer<typeof SliceView>;

export function importView({ at, content: _, ...head }: ImportHead): z.infer<typeof ImportView> {
  return { ...head, at: new Date(at).toISOString(), state: stateOf(head) };
}

function stateOf({ run, check }: Pick<ImportHead, 'run' | 'check'>): z.infer<typeof ImportView>['state'] {
  if (run) return finished(run) ? 'done' : 'running';
  if (check) return finished(check) ? 'checked' : 'checking';
  return 'registered';
}

/** Too many faults of one call are no help to anybody; their number and reasons are told in full. */
const told = 2_000;

export function sliceView(head: ImportHead, pass: Pass, faults: readonly Fault[]): SliceBody {
  const { step, steps, good, unchanged, refused, reasons } = pass;
  return {
    state: stateOf(head),
    done: step,
    total: steps,
    left: steps - step,
    rows: head.rows ?? 0,
    skipped: head.skipped ?? {},
    good,
    unchanged,
    refused,
    reasons,
    faults: faults.slice(0, told).map(faultView),
  };
}

const faultView = ({ params, code, legal, ...fault }: Fault): z.infer<typeof FaultView> => ({
  ...fault,
  code,
  zh: say(refusals[code], 'zh', params),
  en: say(refusals[code], 'en', params),
  ...(legal ? { legal: [...legal] } : {}),
});
