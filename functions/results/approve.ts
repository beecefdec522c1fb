import { approve, sendBack, resultPhases } from '../../shared/domain/result/result.ts';
import { headsOf } from '../../shared/storage/appraisals.ts';
import { loadResults, rerankExcepted, resultsItem } from '../../shared/storage/results.ts';
import type { PeriodPath } from '../fields.ts';
import { refuseConnected } from '../conflict.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from '../loader.ts';
import { unsettled, refuseStale } from './unsettled.ts';
import { refuseStaleRanking } from './ranking.ts';
import { resultsView } from './views.ts';

interface Decision {
  readonly finding: 'approved' | 'returned';
  readonly meeting: string;
  readonly reason?: string | undefined;
}

/** 审定: the committee approves at a meeting what the office laid before it, or sends it back with the reason. */
export async function decideResults(
  services: Services,
  caller: Caller,
  { params, body }: Request<PeriodPath, unknown, Decision>,
) {
  const { table, now, trace, jobs } = services;
  const { jurisdiction } = caller;
  const { period, scheme } = await pinned(services, caller, { period: params.period, phases: resultPhases });
  const results = await loadResults(table, jurisdiction, params.period);
  const approval = { by: caller.id, at: now, meeting: body.meeting };
  const said = { data: { version: results.version, meeting: body.meeting }, why: body.reason };
  if (body.finding === 'returned') {
    const returned = sendBack(results, { ...approval, reason: body.reason });
    const change = services.record(period, { what: 'results.returned', ...said }, { items: [resultsItem(returned)] });
    const rerank = await rerankExcepted(table, { jurisdiction, period: params.period, askedAt: now, trace }, results);
    const reply = { status: 201, body: resultsView(returned, now), etag: change.n } as const;
    const answered = await services.commit([...change.writes, ...rerank.writes], reply);
    await jobs.send(rerank.messages);
    return answered;
  }
  const { heads, unread } = await headsOf(table, { jurisdiction, period: period.head });
  const excepted = results.state === 'proposed' ? results.proposal.exceptions : [];
  const subjects = excepted.map(({ subject }) => subject);
  const impartial = await refuseConnected(services, caller, { subjects, period: params.period, role: 'committee' });
  refuseStale(heads);
  await refuseStaleRanking(services, caller, { period, scheme, results, heads });
  const approved = approve(results, approval, unsettled(heads, unread));
  const head = { ...period.head, approval };
  const change = services.record(
    period,
    { what: 'results.approved', ...said },
    { head, items: [resultsItem(approved)] },
  );
  const writes = [...change.writes, ...impartial];
  return services.commit(writes, { status: 201, body: resultsView(approved, now), etag: change.n });
}
