import { reviewable } from '../../shared/domain/matter/rechecks.ts';
import { refuseTooMany, type Sample } from '../../shared/domain/matter/sample.ts';
import { drawId, isDrawn, startSample } from '../../shared/storage/samples.ts';
import type { PeriodPath } from '../fields.ts';
import { periodIn } from '../loader.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';

/** How a draw was asked for: what anybody needs, with the seal of the close, to draw it again. */
interface Drawn {
  readonly draw: string;
  readonly share: string;
  readonly seed: string;
  /** Whether this request began it; one for the same share and seed changes nothing. */
  readonly begun: boolean;
}

/** 抽查: the supervisor has subjects drawn whose results are rechecked, each decided by another supervisor. The cases are opened by a job. */
export async function drawSample(
  services: Services,
  caller: Caller,
  { params, body }: Request<PeriodPath, unknown, Sample>,
): Promise<Reply<Drawn, 202>> {
  const { table, now, trace } = services;
  const { jurisdiction, id: by } = caller;
  const { share, seed, lot } = body;
  const of = { jurisdiction, period: params.period, share, seed };
  const [period, known] = await Promise.all([
    periodIn(services, caller, { period: params.period, phases: reviewable }),
    isDrawn(table, of),
  ]);
  const { enrolled = [] } = period.head;
  refuseTooMany(
    body,
    enrolled.reduce((sum, count) => sum + count, 0),
  );
  const reply = { status: 202, body: { draw: drawId(of), share, seed, begun: !known } } as const;
  if (known) return reply;
  const job = startSample({ ...of, by, at: now, trace });
  const asked = services.record(period, { what: 'review.sampled', why: lot, data: { draw: drawId(of), share, seed } });
  const answered = await services.commit([...asked.writes, ...job.writes], reply);
  await services.jobs.send(job.messages);
  return answered;
}
