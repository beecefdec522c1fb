import { expect, it } from 'vitest';
import type { DutyView } from '../../../functions/duties/views.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, period } from '../../make/enrolled.ts';
import { workedOff } from '../../make/published.ts';
import { chinaTime } from '../../make/world.ts';
import { nextMove, schedule } from '../../../functions/periods/move.ts';
import { existingPeriod } from '../../../shared/storage/periods.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { county, goals, onTable, params, signBy, type County } from '../goals/stage.ts';
import { dutiesOf, follow, refusedTo } from './followed.ts';

const engine = withEngine();

const people = [
  'clerk',
  'leader',
  'officer',
  'office',
  'checker',
  'gao',
  'wang',
  'zhao',
  'chen',
  'inside',
  'insider',
  'stranger',
];

async function quarter(more: Partial<Scheme> = {}): Promise<County> {
  const world = await county(engine(), 'planning', undefined, more);
  const office = { role: 'performance-office', unit: 'county' } as const;
  await world.unit('county');
  await world.person('gao', 'county', ['committee']);
  await world.person('chen', 'county', ['supervisor']);
  await world.person('wang', 'audit', ['rater']);
  await world.person('zhao', 'finance', ['rater']);
  for (const subject of [params.subject, 'official.officer']) await enrol(world, subject, { seated: [] });
  await world.person('inside', 'services', [office]);
  await world.person('insider', 'services', [{ role: 'committee', unit: 'county' }]);
  return world;
}

const called = ({ what, subject = '' }: DutyView): string => `${what} ${subject}`.trim();

/** Every duty that anybody is shown now is accepted from whoever is shown it. */
async function everybodyFollows(world: County): Promise<string[]> {
  const refusals: string[] = [];
  for (const person of people)
    for (const duty of await dutiesOf(world, person)) {
      const refusal = await refusedTo(world, person, duty);
      if (refusal !== undefined) refusals.push(`${person} ${called(duty)}: ${refusal}`);
    }
  return refusals;
}

it('walks a quarter by what each person is shown, and nobody is shown what is refused to them', async () => {
  const world = await quarter();
  const refusals: string[] = [];
  const act = async (person: string, what: string, subject?: string) => {
    for (const one of await everybodyFollows(world)) refusals.push(`before ${what}: ${one}`);
    const shown = (await dutiesOf(world, person)).filter(
      (duty) => duty.what === what && (subject === undefined || duty.subject === subject),
    );
    if (shown.length === 0) throw new Error(`${person} is not shown ${what}; refused so far: ${refusals.join('\n')}`);
    for (const duty of shown) {
      await follow(world, person, duty);
      if (what === 'scoring.assign' || what === 'results.propose' || what === 'progress.accept') break;
    }
    await workedOff(world, world.sent.splice(0), world.clock.now);
  };
  const at = async (local: string) => {
    world.clock.now = chinaTime(local);
    for (;;) {
      const chain = await existingPeriod(world.table, world.jurisdiction, period);
      const now = world.clock.now;
      const move = await nextMove({ table: world.table, now, trace: 'schedule' }, schedule(world.jurisdiction), chain);
      if (!move) break;
      await world.table.write(move.writes);
      await workedOff(world, [...move.messages], now);
    }
  };
  const { subject } = params;

  await act('clerk', 'goals.propose', subject);
  await act('leader', 'goals.sign', subject);
  await act('office', 'goals.sign', subject);
  await at('2026-08-05T09:00:00');
  await act('clerk', 'progress.file', subject);
  await act('leader', 'progress.sign-off', subject);
  await act('office', 'scoring.assign', subject);
  await at('2026-10-05T09:00:00');
  await act('clerk', 'progress.file', subject);
  await act('leader', 'progress.sign-off', subject);
  await act('checker', 'progress.accept', subject);
  await act('wang', 'scoring.rate', subject);
  await act('zhao', 'scoring.rate', subject);
  await at('2026-10-21T00:10:00');
  await at('2026-10-22T09:00:00');
  await act('office', 'matters.rechecks.ask', 'official.officer');
  await at('2026-11-05T00:10:00');
  await at('2026-11-06T09:00:00');
  await act('office', 'results.propose');
  await act('gao', 'results.approve');
  await act('office', 'results.publish');
  expect(refusals).toEqual([]);
}, 60_000);

it('goals that only the side of the subject laid and signed wait after planning for the office to lay its own, then for who made none of it', async () => {
  const world = await quarter({ unsigned: 'committee-goals' });
  await world.person('both', 'county', ['committee', 'performance-office']);
  const { subject } = params;
  const [laying] = await dutiesOf(world, 'clerk');
  await follow(world, 'clerk', laying!);
  await signBy(world, 'leader', 'subject');
  world.clock.now = chinaTime('2026-08-05T09:00:00');
  const waiting = async (person: string) =>
    (await dutiesOf(world, person)).flatMap((duty) =>
      duty.subject === subject && duty.what.startsWith('goals.') ? [duty.what] : [],
    );
  expect(await waiting('gao')).toEqual([]);
  expect(await waiting('both')).toEqual(['goals.counter']);
  const counter = (await dutiesOf(world, 'both')).find(
    (duty) => duty.subject === subject && duty.what === 'goals.counter',
  );
  await follow(world, 'both', counter!);
  expect(await waiting('both')).toEqual([]);
  expect(await waiting('gao')).toEqual(['goals.impose']);
  expect(await everybodyFollows(world)).toEqual([]);
});

it('a change of what was signed waits for each side, and for the office in its own list', async () => {
  const world = await quarter();
  const laid = (await dutiesOf(world, 'clerk')).find((duty) => duty.subject === params.subject);
  await follow(world, 'clerk', laid!);
  await signBy(world, 'leader', 'subject');
  await signBy(world, 'office', 'assessor');
  const reason = {
    ground: 'policy-change' as const,
    document: { number: '示政发〔2026〕7号', title: '关于调整年度目标的通知', issuer: '示例县人民政府' },
    explanation: '上级调整任务',
  };
  const { etag } = await onTable(world);
  await world.as('leader').call('goals.change', { params, ifMatch: etag, body: { goals: goals('80'), reason } });
  for (const person of ['leader', 'office'])
    expect((await dutiesOf(world, person)).filter(({ subject }) => subject === params.subject)).toMatchObject([
      { what: 'goals.sign' },
    ]);
  await signBy(world, 'leader', 'subject');
  expect((await dutiesOf(world, 'leader')).filter(({ subject }) => subject === params.subject)).toEqual([]);
  expect(await everybodyFollows(world)).toEqual([]);
  await signBy(world, 'office', 'assessor');
  expect((await dutiesOf(world, 'office')).map(({ what }) => what)).not.toContain('goals.sign');
});
