import * as z from 'zod';
import { isInForce } from '../../shared/domain/agreement.ts';
import { AppraisalHead } from '../../shared/storage/appraisals.ts';
import { legible } from '../../shared/storage/chained.ts';
import { list } from '../../shared/storage/keys.ts';
import { existingPeriod } from '../../shared/storage/periods.ts';
import type { Paged } from '../paging.ts';
import type { Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';

const Listed = AppraisalHead.pick({ subject: true, name: true, unit: true, group: true, agreement: true }).loose();
const Position = z.object({ shard: z.int(), after: z.record(z.string(), z.unknown()).optional() });

type Listing = Request<{ period: string }, Paged, unknown>;

/**
 * Subjects whose agreement is not signed by both sides, shard by shard. A page is read whole and then filtered, so it may
 * be short or empty while `next` still leads on: the index is never keyed by a state, which would heap all on one key.
 */
export async function listUnsigned({ table, cursors }: Services, { jurisdiction }: Caller, { params, query }: Listing) {
  const { head } = await existingPeriod(table, jurisdiction, params.period);
  const { shard, after } = Position.parse((await cursors.open(query.cursor)) ?? { shard: 0 });
  const page = await table.query({
    index: 'byList',
    partition: list.appraisals(jurisdiction, params.period, shard),
    limit: query.limit,
    ...(after ? { after } : {}),
  });
  const following = page.next
    ? { shard, after: page.next }
    : shard + 1 < head.shards
      ? { shard: shard + 1 }
      : undefined;
  const subjects = legible(page.items, Listed)
    .filter(({ agreement }) => !isInForce(agreement.state))
    .map(({ subject, name, unit, group, agreement }) => ({
      subject,
      name,
      unit,
      group,
      state: agreement.state,
      version: agreement.version,
    }));
  const next = await cursors.seal(following);
  return { status: 200, body: { subjects, ...(next === undefined ? {} : { next }) } } as const;
}
