import { approve, sendBack, resultPhases } from '../../shared/domain/result/result.ts';
import { clockEnd } from '../../shared/domain/organisation/clocks.ts';
import { directAppealEnds } from '../../shared/domain/matter/appeals.ts';
import { clocksOf } from '../../shared/domain/scheme/application.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { headsOf } from '../../shared/storage/appraisal-lists.ts';
import type { Begun } from '../../shared/storage/jobs.ts';
import { remedyWrite, startNotices } from '../../shared/storage/notices.ts';
import { periodCalendar, type PeriodHead } from '../../shared/storage/periods.ts';
import { loadResults, rerankExcepted, resultsItem } from '../../shared/storage/results.ts';
import type { PeriodPath } from '../fields.ts';
import { refuseConnected } from '../conflict.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { pinned } from '../loader.ts';
import { refuseStale, standsInTheWay, unsettled } from './unsettled.ts';
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
  const { version } = results;
  const [{ heads, unread }, notices] = await Promise.all([
    headsOf(table, { jurisdiction, period: period.head }),
    noticesOf(services, caller, { period: period.head, scheme, version }),
  ]);
  const excepted = results.state === 'proposed' ? results.proposal.exceptions : [];
  const subjects = excepted.map(({ subject }) => subject);
  const impartial = await refuseConnected(services, caller, { subjects, period: params.period, role: 'committee' });
  refuseStale(heads);
  await refuseStaleRanking(services, caller, { period, scheme, results, heads });
  const approved = approve(results, approval, standsInTheWay(scheme, unsettled(heads, unread)));
  const head = { ...period.head, approval };
  const change = services.record(
    period,
    { what: 'results.approved', ...said },
    { head, items: [resultsItem(approved)] },
  );
  const writes = [...change.writes, ...impartial, ...notices.writes];
  const reply = { status: 201, body: resultsView(approved, now), etag: change.n } as const;
  const answered = await services.commit(writes, reply);
  await jobs.send(notices.messages);
  return answered;
}

interface Approved {
  readonly period: PeriodHead;
  readonly scheme: Scheme;
  readonly version: number;
}

/** 通知与送达: every subject is given notice, and the period is not archived before the clocks that begin with it are over. */
async function noticesOf(
  { table, now, trace }: Services,
  { jurisdiction }: Caller,
  { period, scheme, version }: Approved,
): Promise<Begun> {
  const calendar = await periodCalendar(table, jurisdiction, period);
  const due = clockEnd(calendar, clocksOf(scheme).delivery, now);
  const where = { jurisdiction, period: period.id };
  const begun = await startNotices(table, { ...where, version, shards: period.shards, due, at: now, trace });
  const objecting = clockEnd(calendar, scheme.clocks.objection, due);
  const until = Math.max(objecting, directAppealEnds(calendar, scheme, due));
  const remedy = scheme.objectionFrom === 'notice' ? [remedyWrite(where, `notice/${version}`, until)] : [];
  return { ...begun, writes: [...begun.writes, ...remedy] };
}
