import { PeriodHead } from '../../shared/storage/periods.ts';
import { legible } from '../../shared/storage/chained.ts';
import { list } from '../../shared/storage/keys.ts';
import type { Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';

/** The newest periods of a government; older ones are found by those who know their name. */
const newest = 100;

/** Which periods have published results, for everybody; what is not published is not even named. */
export async function listPublished(
  { table }: Services,
  _caller: Caller,
  { params }: Request<{ jurisdiction: string }, unknown, unknown>,
) {
  const partition = list.periods(params.jurisdiction);
  const { items } = await table.query({ index: 'byList', partition, backwards: true, limit: newest });
  const periods = legible(items, PeriodHead).flatMap(({ id, name, publishedAt }) =>
    publishedAt === undefined ? [] : [{ id, name, publishedAt: new Date(publishedAt).toISOString() }],
  );
  return { status: 200, body: { periods } } as const;
}
