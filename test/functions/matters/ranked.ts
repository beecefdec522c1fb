import { work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import { routes as matters } from '../../../functions/matters/routes.ts';
import { routes as progress } from '../../../functions/progress/routes.ts';
import { routes as results } from '../../../functions/results/routes.ts';
import { requestRerank, startClosing } from '../../../shared/storage/closing.ts';
import type { Engine } from '../../make/engine.ts';
import { enrol, openPeriod, period, recorded, scored } from '../../make/enrolled.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const make = (engine: Engine) => makeWorld(engine, [...matters, ...results, ...progress]);
export type County = ReturnType<typeof make>;
export const params = { period, subject: 'unit.finance' };
export const noticeAt = chinaTime('2026-10-21T09:00:00');

/** A period in feedback, ranked: finance has 78 points and stands behind health with 80. */
export async function ranked(engine: Engine): Promise<County> {
  const world = make(engine);
  world.clock.now = noticeAt;
  await world.settings();
  await world.person('leader', 'finance', ['unit-leader']);
  await world.person('chen', 'supervision', ['supervisor']);
  await world.person('office', 'office-unit', ['performance-office']);
  await world.person('chair', 'government', ['committee']);
  await openPeriod(world, 'feedback', { provisionalAt: noticeAt, enrolled: [2] });
  await assessed(world, 'unit.finance', { filed: '80', mark: '75' });
  await assessed(world, 'unit.health', { filed: '80', mark: '80' });
  const { jurisdiction, clock, table } = world;
  const close = {
    jurisdiction,
    period,
    kind: 'close' as const,
    trace: 'test',
    generation: 1,
    at: clock.now,
    shards: 1,
    groups: [],
    enrolled: [2],
  };
  const [job] = startClosing(close).writes;
  if (job && 'put' in job) await table.write([{ put: { ...job.put, stage: 'done' } }]);
  const asked = requestRerank({ jurisdiction, period, group: 'economic', askedAt: clock.now, trace: 'decision' });
  await table.write(asked.writes);
  world.sent.push(...asked.messages);
  await drained(world);
  return world;
}

async function assessed(world: County, subject: string, { filed, mark }: { filed: string; mark: string }) {
  await enrol(world, subject);
  const given = { kind: 'number', number: filed };
  const n = await recorded(world, subject, 'clerk', 'progress.filed', {
    indicator: 'budget',
    slot: 'period',
    given,
    source: '财政系统',
  });
  await recorded(world, subject, 'boss', 'progress.accepted', { filings: [n] });
  await recorded(world, subject, 'rater', 'scoring.rated', {
    group: 'leaders',
    marks: [{ indicator: 'service', mark }],
    submitted: true,
  });
  await scored(world, subject);
}

/** Delivers what is in the queue until it is empty. */
export async function drained(world: County): Promise<void> {
  const turn = { holder: 'worker', now: world.clock.now, hasTime: () => true };
  for (let wake = world.sent.shift(); wake; wake = world.sent.shift()) await work(world.platform, kinds, wake, turn);
}

/** The leader of finance objects. */
export const objected = (world: County, evidence: string[] = []) =>
  world
    .as('leader')
    .call('matters.rechecks.object', { params, body: { reason: '统计口径有误', items: ['budget'], evidence } });

/** And it is upheld: finance has 87 points. */
export const upheld = (world: County, id: string) =>
  world.as('chen').call('matters.rechecks.uphold', {
    params: { ...params, matter: id },
    body: {
      reason: '经核对原始台账，填报有误',
      corrections: [{ kind: 'filing-replaced', indicator: 'budget', value: { kind: 'number', number: '95' } }],
    },
  });
