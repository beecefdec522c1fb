import { Refused } from '../../shared/domain/refused.ts';
import { existingRecord } from '../../shared/storage/appraisals.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { reviewed } from './context.ts';
import { mostInterviews, type Interview, type Place } from './views.ts';

/** 绩效反馈面谈: the office speaks with a unit, the leader or the office with an official; what was said is on record. */
export async function recordInterview(
  services: Services,
  caller: Caller,
  { params, body }: Request<Place, unknown, Interview>,
) {
  const { table } = services;
  await reviewed(services, caller, { period: params.period });
  const chain = await existingRecord(table, caller.jurisdiction, params.period, params.subject);
  if (params.subject === `official.${caller.id}`) throw new Refused('access.same-person');
  const held = chain.entries.filter(({ what }) => what === 'review.interviewed').length;
  if (held >= mostInterviews) throw new Refused('review.interviews-full', { maximum: mostInterviews });
  const change = services.record(chain, { what: 'review.interviewed', data: body });
  return services.commit(change.writes, { status: 201, body: { entry: change.n, hash: change.hash }, etag: change.n });
}
