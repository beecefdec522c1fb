import * as z from 'zod';
import { Entry } from './chain.ts';

/** A collection as it is handed out for verifying elsewhere: its chain and everything the chain should account for. */
export const CollectionExport = z.strictObject({
  format: z.literal('jixiao.collection/1'),
  collection: z.string(),
  head: z.record(z.string(), z.unknown()).optional(),
  /** The entry that wrote the head last. */
  headAt: z.int().optional(),
  entries: z.array(Entry),
  /** What stands at the place of an entry and is none. */
  unreadable: z.array(z.strictObject({ place: z.int(), item: z.record(z.string(), z.unknown()) })).optional(),
  items: z.record(z.string(), z.unknown()),
});
export type CollectionExport = z.infer<typeof CollectionExport>;
