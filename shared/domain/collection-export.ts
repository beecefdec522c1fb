import * as z from 'zod';
import { Entry } from './chain.ts';

/** A collection as it is handed out for verifying elsewhere: its chain and everything the chain should account for. */
export const CollectionExport = z.strictObject({
  format: z.literal('jixiao.collection/1'),
  collection: z.string(),
  head: z.record(z.string(), z.unknown()).optional(),
  entries: z.array(Entry),
  items: z.record(z.string(), z.unknown()),
});
export type CollectionExport = z.infer<typeof CollectionExport>;
