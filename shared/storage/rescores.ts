import * as z from 'zod';
import type { Matter } from '../domain/matter/matter.ts';
import { jobFields, startJob, type Begun } from './jobs.ts';
import { collectionName, partition } from './keys.ts';

/** 补报重评: one subject that the close had set aside is scored from what came in late. */
export const RescoreJob = z.strictObject({
  ...jobFields,
  kind: z.literal('rescore'),
  period: z.string(),
  subject: z.string(),
  /** The permission it rests on: each has its one job. */
  matter: z.string(),
});
export type RescoreJob = z.infer<typeof RescoreJob>;

type Asked = Pick<RescoreJob, 'jurisdiction' | 'at' | 'trace'> & { readonly matter: Matter };

/** The write belongs into the transaction that ends the time to bring something in. */
export function startRescore({ matter: { id: matter, period, subject }, ...asked }: Asked): Begun {
  const record = collectionName(partition.job(asked.jurisdiction, 'rescore', matter));
  return startJob(record, { ...asked, kind: 'rescore', generation: 1, period, subject, matter });
}
