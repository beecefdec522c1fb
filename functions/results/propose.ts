import { propose, resultPhases, type Exception } from '../../shared/domain/result/result.ts';
import { headsOf } from '../../shared/storage/appraisal-lists.ts';
import { loadResults, rerankExcepted, resultsItem } from '../../shared/storage/results.ts';
import type { PeriodPath } from '../fields.ts';
import { refuseConnected } from '../conflict.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from '../loader.ts';
import { refuseStale, standsInTheWay, unsettled } from './unsettled.ts';
import { refuseStaleRanking } from './ranking.ts';
import { resultsView } from './views.ts';

type Wanted = Request<PeriodPath, unknown, { readonly exceptions: readonly Exception[] }>;

/** 提请审定: the office lays the computed results before the committee. */
export async function proposeResults(services: Services, caller: Caller, { params, body }: Wanted) {
  const { table, now, trace, jobs } = services;
  const { period, scheme } = await pinned(services, caller, { period: params.period, phases: resultPhases });
  const results = await loadResults(table, caller.jurisdiction, params.period);
  const { heads, unread } = await headsOf(table, { jurisdiction: caller.jurisdiction, period: period.head });
  const subjects = body.exceptions.map(({ subject }) => subject);
  const about = { subjects, period: params.period, role: 'performance-office' } as const;
  const impartial = await refuseConnected(services, caller, about);
  refuseStale(heads);
  await refuseStaleRanking(services, caller, { period, scheme, results, heads });
  const proposed = propose(results, caller.id, now, body.exceptions, standsInTheWay(scheme, unsettled(heads, unread)));

  const change = services.record(
    period,
    { what: 'results.proposed', data: { version: proposed.version, exceptions: body.exceptions } },
    { items: [resultsItem(proposed)] },
  );
  const asked = { jurisdiction: caller.jurisdiction, period: params.period, askedAt: now, trace };
  const rerank = await rerankExcepted(table, asked, proposed);
  const reply = { status: 201, body: resultsView(proposed, now), etag: change.n } as const;
  const answered = await services.commit([...change.writes, ...impartial, ...rerank.writes], reply);
  await jobs.send(rerank.messages);
  return answered;
}
