import { publish } from '../../shared/domain/result/result.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { headsOf } from '../../shared/storage/appraisals.ts';
import { readJob, startJob } from '../../shared/storage/closing.ts';
import { loadResults, resultsItem } from '../../shared/storage/results.ts';
import type { Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { computed, decidable } from './context.ts';
import { refuseStaleRanking } from './ranking.ts';
import { takeNames } from './renamed.ts';
import { resultsView, type PeriodPlace } from './views.ts';

/** 公布: has the final reports of the approved version written and sealed; the public list reads those and nothing else. */
export async function publishResults(
  services: Services,
  caller: Caller,
  { params }: Request<PeriodPlace, unknown, unknown>,
) {
  const { table, now, trace, jobs } = services;
  const { jurisdiction } = caller;
  const { period, scheme } = await computed(services, caller, { period: params.period, phases: decidable });
  const last = await readJob(table, jurisdiction, params.period);
  if (!last) throw new Refused('review.no-result');
  const results = await loadResults(table, jurisdiction, params.period);
  const { heads } = await headsOf(table, { jurisdiction, period: period.head });
  await refuseStaleRanking(services, caller, { period, scheme, results, heads });
  const generation = last.generation + 1;
  const published = publish(results, { by: caller.id, at: now, generation });

  const { shards, groups = [], enrolled = [] } = period.head;
  const job = startJob({
    jurisdiction,
    period: params.period,
    kind: 'publication',
    generation,
    at: now,
    trace,
    shards,
    groups,
    enrolled,
  });
  await takeNames(services, caller, heads);

  const head = { ...period.head, publishedAt: now };
  const change = services.record(
    period,
    { what: 'results.published', data: { version: published.version, generation } },
    { head, items: [resultsItem(published)] },
  );
  const reply = { status: 202, body: resultsView(published, now), etag: change.n } as const;
  const answered = await services.commit([...change.writes, ...job.writes], reply);
  await jobs.send(job.messages);
  return answered;
}
